import { describe, expect, test } from "vitest";
import { planImage } from "./imagePlan.ts";
import { parseTransformation } from "./transformation.ts";

/** The plan for an image of 600x400 pixels, unless another size is given. */
function plan(query: string, [width, height] = [600, 400]) {
  const transformation = parseTransformation(new URLSearchParams(query));
  if (!transformation) throw new Error(`${query} asks for nothing`);
  return planImage({ width, height }, transformation);
}

describe("output size", () => {
  test.each<[query: string, output: string, source?: [number, number]]>([
    ["q=50", "600x400"],
    ["dpr=2", "600x400"],
    ["w=300", "300x200"],
    ["h=100", "150x100"],
    ["w=100", "100x67"],
    ["w=1200", "1200x800"],
    ["w=300&h=300", "300x200"],
    ["w=300&h=300&fit=clip", "300x200"],
    ["w=1200&h=1200&fit=clip", "1200x800"],
    ["w=300&dpr=2", "600x400"],
    ["w=300&dpr=3", "900x600"],
    ["w=101&dpr=1.5", "152x101"],
    ["w=300&fit=max", "300x200"],
    ["w=1200&fit=max", "600x400"],
    ["h=1200&fit=max", "600x400"],
    ["w=1200&h=200&fit=max", "300x200"],
    ["w=400&dpr=2&fit=max", "600x400"],
    ["w=300&h=300&fit=crop", "300x300"],
    ["w=1200&h=1200&fit=crop", "1200x1200"],
    ["w=300&fit=crop", "300x200"],
    ["w=100&h=50&dpr=2&fit=crop", "200x100"],
    ["fit=crop&max-w=300", "300x200"],
    ["fit=crop&max-w=300&max-h=100", "150x100"],
    ["fit=crop&max-w=900", "600x400"],
    ["fit=crop&min-h=500", "600x500"],
    ["w=300&fit=crop&min-h=300", "300x300"],
    ["w=300&fit=crop&max-h=150", "300x150"],
    ["w=900&h=900&fit=crop&max-w=300", "300x900"],
    ["w=300&fit=crop&max-h=150&dpr=2", "600x300"],
    ["w=300&max-h=100", "300x200"],
    ["w=300&h=300&fit=fill", "300x300"],
    ["w=1200&h=1200&fit=fill", "1200x1200"],
    ["w=300&fit=fill", "300x200"],
    ["w=900&h=900&fit=fillmax", "900x900"],
    ["w=300&h=300&fit=scale", "300x300"],
    ["w=1200&h=10&fit=scale", "1200x10"],
    ["w=300&fit=scale", "300x200"],
    ["w=300&h=300&fit=min", "300x300"],
    ["w=900&h=900&fit=min", "400x400"],
    ["w=1200&h=400&fit=min", "600x200"],
    ["w=300&h=300&dpr=2&fit=min", "400x400"],
    ["w=900&fit=min", "600x400"],
    ["rect=100,50,200,100", "200x100"],
    ["rect=100,50,200,100&w=50", "50x25"],
    ["rect=500,300,200,200", "100x100"],
    ["rect=100,0,400,400&w=200&h=200&fit=crop", "200x200"],
    ["rect=0,0,100,100&w=300&fit=max", "100x100"],
    ["or=90", "400x600"],
    ["or=180&w=300", "300x200"],
    ["or=270&w=200", "200x300"],
    ["flip=hv&h=100", "150x100"],
    ["w=100", "100x1", [1000, 1]],
    ["w=1", "1x3", [100, 320]],
  ])("%s: %s", (query, output, source) => {
    const { width, height } = plan(query, source).output;
    expect(`${width}x${height}`).toBe(output);
  });
});

describe("what is taken of the source", () => {
  test.each<[query: string, extract: string]>([
    ["w=200&h=200&fit=crop", "100,0,400,400"],
    ["w=200&h=200&fit=crop&crop=left", "0,0,400,400"],
    ["w=200&h=200&fit=crop&crop=right", "200,0,400,400"],
    ["w=200&h=200&fit=crop&crop=top", "100,0,400,400"],
    ["w=600&h=200&fit=crop&crop=top", "0,0,600,200"],
    ["w=600&h=200&fit=crop&crop=bottom,left", "0,200,600,200"],
    ["w=600&h=200&fit=crop&crop=focalpoint&fp-x=0&fp-y=0.4", "0,60,600,200"],
    ["w=200&h=200&fit=crop&crop=focalpoint&fp-x=0.9&fp-y=0", "200,0,400,400"],
    ["w=200&h=200&fit=crop&crop=focalpoint&fp-x=0.4&fp-y=1", "40,0,400,400"],
    ["w=200&h=200&fit=crop&fp-x=0.9", "100,0,400,400"],
    ["w=200&h=200&fit=crop&crop=entropy", "0,0,600,400"],
    ["w=900&h=900&fit=min&crop=right", "200,0,400,400"],
    ["rect=100,50,300,200&w=100&h=100&fit=crop&crop=left", "100,50,200,200"],
    ["flip=h&w=200&h=200&fit=crop&crop=left", "200,0,400,400"],
    ["flip=v&w=600&h=200&fit=crop&crop=top", "0,200,600,200"],
    ["or=90&w=400&h=200&fit=crop&crop=top", "0,0,200,400"],
    ["or=270&w=400&h=200&fit=crop&crop=top", "400,0,200,400"],
    ["or=180&w=200&h=200&fit=crop&crop=left", "200,0,400,400"],
    ["or=90&flip=h&w=200&h=600&fit=crop&crop=left", "0,0,600,200"],
    ["w=300", "0,0,600,400"],
  ])("%s: %s", (query, expected) => {
    const { left, top, width, height } = plan(query).extract;
    expect(`${left},${top},${width},${height}`).toBe(expected);
  });
});

test.each([
  ["w=300&h=300&fit=fill", { scaled: { width: 300, height: 200 }, left: 0, top: 50 }],
  ["w=900&h=900&fit=fillmax", { scaled: { width: 600, height: 400 }, left: 150, top: 250 }],
  ["or=90&w=300&h=300&fit=fill", { scaled: { width: 300, height: 200 }, left: 50, top: 0, turn: 90 }],
])("%s: stands in the middle of the output", (query, expected) => {
  expect(plan(query)).toMatchObject(expected);
});

test("crop=entropy: is cut out when the picture is made", () => {
  expect(plan("w=200&h=200&fit=crop&crop=entropy")).toMatchObject({
    cover: "entropy",
    scaled: { width: 200, height: 200 },
  });
});

test.each<[query: string, message: string, source?: [number, number]]>([
  ["rect=600,0,10,10", '"rect" is "600,0,10,10"; it must begin inside the image of 600x400'],
  ["w=8000", "8000x5333"],
  ["w=100&dpr=3", "300x30000", [100, 10_000]],
])("%s: 400 that says why", (query, message, source) => {
  expect(() => plan(query, source)).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringContaining(message) }),
  );
});
