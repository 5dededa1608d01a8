import assert from "node:assert/strict";
import test from "node:test";
import { chooseLanguage, languageOf } from "./language.ts";

test("a tag asks for the dictionary of its language, whatever its region or script", () => {
  for (const tag of ["zh", "zh-CN", "ZH-cn", "zh-Hans", "zh-Hans-SG", "zh-TW"]) {
    assert.equal(languageOf(tag), "zh-CN", tag);
  }
  for (const tag of ["en", "en-GB", "EN-us"]) assert.equal(languageOf(tag), "en", tag);
});

test("unknown tags and none ask for nothing", () => {
  for (const tag of [undefined, "", "fr", "*", "e", "english", "zhx"]) {
    assert.equal(languageOf(tag), undefined, tag);
  }
});

test("the address comes before what is remembered, and that before what the browser prefers", () => {
  assert.equal(chooseLanguage("zh-CN", "en", "en"), "zh-CN");
  assert.equal(chooseLanguage(undefined, "zh-CN", "en"), "zh-CN");
  assert.equal(chooseLanguage(undefined, undefined, "zh-CN,zh;q=0.9,en;q=0.8"), "zh-CN");
});

test("what is not known is passed over", () => {
  assert.equal(chooseLanguage("fr", "de", "es-ES,es;q=0.9, zh ;q=0.8,en;q=0.7"), "zh-CN");
  assert.equal(chooseLanguage("fr", "zh-CN", "en"), "zh-CN");
});

test("without any wish that can be met it is English", () => {
  assert.equal(chooseLanguage(undefined, undefined, undefined), "en");
  assert.equal(chooseLanguage("", "", ""), "en");
  assert.equal(chooseLanguage("fr", "de", "es,*;q=0.1"), "en");
});
