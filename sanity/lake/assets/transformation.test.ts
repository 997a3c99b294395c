import { expect, test } from "vitest";
import { parseTransformation } from "./transformation.ts";

test.each(["", "dl", "dl=chart.png"])("%j: asks for the original", (query) => {
  expect(parseTransformation(new URLSearchParams(query))).toBeUndefined();
});

test.each([
  ["f00", { r: 255, g: 0, b: 0, alpha: 1 }],
  ["ff00", { r: 255, g: 0, b: 0, alpha: 1 }],
  ["0102FF", { r: 1, g: 2, b: 255, alpha: 1 }],
  ["00010203", { r: 1, g: 2, b: 3, alpha: 0 }],
])("bg=%s: a colour, alpha first", (bg, background) => {
  expect(parseTransformation(new URLSearchParams({ bg }))).toMatchObject({ background });
});

test("what @sanity/image-url sends: all read", () => {
  const query =
    "rect=70,20,120,150&w=200&h=250&fit=crop&crop=focalpoint&fp-x=.25&fp-y=0.5&flip=hv&or=90&dpr=2&min-w=1&max-w=8000&min-h=1&max-h=8000&q=80&auto=format&fm=pjpg&blur=50&sharp=10&sat=-100&invert=true&bg=fff&frame=1";
  expect(parseTransformation(new URLSearchParams(query))).toEqual({
    rect: { left: 70, top: 20, width: 120, height: 150 },
    orientation: 90,
    flip: { horizontal: true, vertical: true },
    width: 200,
    height: 250,
    minWidth: 1,
    maxWidth: 8000,
    minHeight: 1,
    maxHeight: 8000,
    dpr: 2,
    fit: "crop",
    crop: "focalpoint",
    focalPoint: { x: 0.25, y: 0.5 },
    background: { r: 255, g: 255, b: 255, alpha: 1 },
    blur: 50,
    sharpen: 10,
    greyscale: true,
    invert: true,
    format: "pjpg",
    autoFormat: true,
    quality: 80,
  });
});

test.each([
  ["width=100", 'Parameter "width" is not supported', "w, h"],
  ["pad=10", 'Parameter "pad" is not supported', "w, h"],
  ["w=100&w=200", 'Parameter "w" is there twice', "once"],
  ["w=0", 'Parameter "w" is "0"', "whole number from 1 to 8192"],
  ["w=-1", '"-1"', "whole number"],
  ["w=1e3", '"1e3"', "whole number"],
  ["w=100.5", '"100.5"', "whole number"],
  ["h=8193", '"8193"', "8192"],
  ["w=", 'Parameter "w" is ""', "whole number"],
  ["min-h=200&max-h=100&fit=crop", 'Parameter "max-h" is "100"', "from 200 to"],
  ["dpr=0.5", '"0.5"', "number from 1 to 3"],
  ["dpr=4", '"4"', "number from 1 to 3"],
  ["fit=cover", '"cover"', "clip or crop or fill or fillmax or max or scale or min"],
  ["crop=middle", '"middle"', "center, focalpoint, entropy"],
  ["crop=top,bottom", '"top,bottom"', "one or two of"],
  ["crop=top,center", '"top,center"', "one or two of"],
  ["fp-x=1.1", '"1.1"', "from 0 to 1"],
  ["rect=0,0,0,10", '"0,0,0,10"', "left,top,width,height"],
  ["rect=1,2,3", '"1,2,3"', "left,top,width,height"],
  ["or=45", '"45"', "0 or 90 or 180 or 270"],
  ["flip=x", '"x"', "h or v or hv"],
  ["bg=red", '"red"', "RGB"],
  ["bg=fffff", '"fffff"', "RGB"],
  ["blur=2001", '"2001"', "from 1 to 2000"],
  ["sharp=101", '"101"', "from 0 to 100"],
  ["sat=50", '"50"', "-100"],
  ["fm=avif", '"avif"', "jpg or pjpg or png or webp"],
  ["auto=compress", '"compress"', "format"],
  ["q=101", '"101"', "from 0 to 100"],
  ["frame=2", '"2"', "1"],
  ["invert=yes", '"yes"', "true or false"],
])("%s: 400 that names parameter, value and what is allowed", (query, named, allowed) => {
  expect(() => parseTransformation(new URLSearchParams(query))).toThrow(
    expect.objectContaining({
      status: 400,
      message: expect.toSatisfy((message: string) => message.includes(named) && message.includes(allowed)),
    }),
  );
});
