import { MoonIcon } from "@sanity/icons/Moon";
import { SunIcon } from "@sanity/icons/Sun";
import { TabletDeviceIcon } from "@sanity/icons/TabletDevice";
import { Button, Flex } from "@sanity/ui";
import { type ComponentType, useEffect, useState } from "react";
import type { PreviewHeaderProps } from "sanity/presentation";
import { TellPreview } from "./TellPreview.tsx";

type Theme = "light" | "dark";

/** In CSS pixels. */
const TABLET_WIDTH = 768;

/** Presentation's header, which has two widths, with a third between them and the site's two themes. */
export function PreviewHeader(props: PreviewHeaderProps) {
  const { iframeRef, viewport, setViewport, renderDefault } = props;
  const [isTablet, setIsTablet] = useState(false);
  const [theme, setTheme] = useState<Theme | null>(null);
  const hasTabletWidth = isTablet && viewport === "desktop";

  useEffect(() => {
    if (iframeRef.current) iframeRef.current.style.maxWidth = hasTabletWidth ? `${TABLET_WIDTH}px` : "";
  }, [iframeRef, hasTabletWidth]);

  useEffect(() => {
    const frame = iframeRef.current;
    if (frame === null) return;
    // The page is of the Studio's own origin. Each one that is opened in the frame starts without a theme.
    const showTheme = () => {
      const root = frame.contentDocument?.documentElement;
      if (theme === null) root?.removeAttribute("data-theme");
      else root?.setAttribute("data-theme", theme);
    };
    showTheme();
    frame.addEventListener("load", showTheme);
    return () => frame.removeEventListener("load", showTheme);
  }, [iframeRef, theme]);

  const toggleTablet = () => {
    setIsTablet(!hasTabletWidth);
    setViewport("desktop");
  };
  const toggleTheme = (chosen: Theme) => () => setTheme(theme === chosen ? null : chosen);
  return (
    <Flex align="center" gap={1} style={{ width: "100%" }}>
      <TellPreview iframeRef={iframeRef} />
      <div style={{ flex: 1, minWidth: 0 }}>{renderDefault(props)}</div>
      <Toggle
        label="Width of a tablet"
        icon={TabletDeviceIcon}
        isOn={hasTabletWidth}
        onToggle={toggleTablet}
      />
      <Toggle label="Light page" icon={SunIcon} isOn={theme === "light"} onToggle={toggleTheme("light")} />
      <Toggle label="Dark page" icon={MoonIcon} isOn={theme === "dark"} onToggle={toggleTheme("dark")} />
    </Flex>
  );
}

function Toggle({
  label,
  icon,
  isOn,
  onToggle,
}: {
  readonly label: string;
  readonly icon: ComponentType;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <Button
      mode="bleed"
      padding={2}
      icon={icon}
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      selected={isOn}
      onClick={onToggle}
    />
  );
}
