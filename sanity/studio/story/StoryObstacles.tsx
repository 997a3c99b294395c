import { createContext, type ReactNode, useContext } from "react";
import type { ObjectInputProps } from "sanity";
import { type Judgement, useObstacles } from "./useObstacles.ts";

const Context = createContext<Judgement | null>(null);

/** The form of a story, whose fields and blocks know what stands in the way of publishing it. */
export function StoryInput(props: ObjectInputProps) {
  const { _id } = props.value ?? {};
  const form = props.renderDefault(props);
  return typeof _id === "string" ? <StoryObstacles id={_id}>{form}</StoryObstacles> : form;
}

function StoryObstacles({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return <Context value={useObstacles(id, "article")}>{children}</Context>;
}

/** Null outside a story's form. */
export function useStoryObstacles(): Judgement | null {
  return useContext(Context);
}
