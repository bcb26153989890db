/** Files that are written into a folder: ours only, and only inside it. */
import assert from "node:assert/strict";
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { RunError } from "@pulumi/pulumi";
import { writeFolder } from "../../bin/outputFolder";
import { Folder } from "../support/cli";

const MANIFEST = ".materialize-ingest-files.json";

describe("writeFolder", () => {
  let folder: Folder;
  beforeEach(() => void (folder = new Folder()));
  afterEach(() => folder.remove());
  const write = (files: Record<string, string>): void =>
    writeFolder(join(folder.path, "out"), new Map(Object.entries(files)));
  const refused = (files: Record<string, string>): string => {
    try {
      write(files);
    } catch (error) {
      assert.ok(RunError.isInstance(error), String((error as Error).stack));
      return error.message;
    }
    return assert.fail("it was not refused");
  };

  it("writes files and folders, and a list of them", () => {
    write({ "b.sql": "b", "a/c.sql": "c" });
    assert.deepEqual(folder.files("out"), [MANIFEST, "a/c.sql", "b.sql"]);
    assert.deepEqual([folder.read("out/b.sql"), folder.read("out/a/c.sql")], ["b", "c"]);
    assert.deepEqual(JSON.parse(folder.read(`out/${MANIFEST}`)), ["a/c.sql", "b.sql"]);
  });

  it("gives the same bytes again, and new text where there is some", () => {
    write({ "a.sql": "1" });
    const before = folder.read(`out/${MANIFEST}`);
    write({ "a.sql": "1" });
    assert.deepEqual([folder.read("out/a.sql"), folder.read(`out/${MANIFEST}`)], ["1", before]);
    write({ "a.sql": "2" });
    assert.equal(folder.read("out/a.sql"), "2");
  });

  it("removes its own files that are gone, and folders that are empty then", () => {
    write({ "a/b/c.sql": "c", "a/d.sql": "d" });
    write({ "a/d.sql": "d" });
    assert.deepEqual(folder.files("out"), [MANIFEST, "a/d.sql"]);
    assert.ok(!existsSync(join(folder.path, "out/a/b")));
    write({});
    assert.deepEqual(folder.files("out"), [MANIFEST]);
  });

  it("leaves what somebody else put there", () => {
    write({ "a/b.sql": "b" });
    folder.write("out/a/notes.txt", "mine");
    folder.write("out/other/file.sql", "mine");
    write({});
    assert.deepEqual(folder.files("out"), [MANIFEST, "a/notes.txt", "other/file.sql"]);
  });

  it("refuses to write over a file that it did not write, and changes nothing", () => {
    write({ "a.sql": "1", "b.sql": "1" });
    folder.write("out/c.sql", "mine");
    assert.match(
      refused({ "a.sql": "2", "c.sql": "2" }),
      /c\.sql is there and was not written by this command; move it away/,
    );
    assert.deepEqual(
      [folder.read("out/a.sql"), folder.read("out/b.sql"), folder.read("out/c.sql")],
      ["1", "1", "mine"],
    );
  });

  it("refuses where a folder stands in the place of a file, and a file in the place of a folder", () => {
    mkdirSync(join(folder.path, "out", "a.sql"), { recursive: true });
    folder.write("out/b", "mine");
    assert.match(
      refused({ "z.sql": "1", "a.sql": "1" }),
      /a\.sql is there and was not written by this command/,
    );
    assert.match(refused({ "z.sql": "1", "b/c.sql": "1" }), /b is there and was not written by this command/);
    assert.ok(!existsSync(join(folder.path, "out/z.sql")), "nothing is written before the refusal");
    assert.equal(folder.read("out/b"), "mine");
  });

  it("does not write through a link that leads elsewhere, also to what is not there yet", () => {
    mkdirSync(join(folder.path, "out"));
    symlinkSync(join(folder.path, "elsewhere.sql"), join(folder.path, "out/a.sql"));
    assert.match(refused({ "a.sql": "1" }), /a\.sql is there and was not written by this command/);
    assert.ok(!existsSync(join(folder.path, "elsewhere.sql")));
    assert.ok(lstatSync(join(folder.path, "out/a.sql")).isSymbolicLink());
  });

  for (const path of ["../a.sql", "a/../../a.sql", "..", ".", "", "/tmp/mz-escaped.sql"]) {
    it(`refuses to leave the folder by ${JSON.stringify(path)}`, () => {
      assert.match(refused({ "fine.sql": "1", [path]: "1" }), /would be outside /);
      assert.deepEqual(folder.files(), []);
    });
  }

  it("removes nothing outside the folder, whatever its list says", () => {
    folder.write("mine.sql", "mine");
    for (const path of ["../mine.sql", join(folder.path, "mine.sql")]) {
      folder.write(`out/${MANIFEST}`, JSON.stringify([path]));
      assert.match(refused({ "a.sql": "1" }), /would be outside /);
      assert.equal(readFileSync(join(folder.path, "mine.sql"), "utf8"), "mine");
    }
  });

  it("refuses to write over its own list", () => {
    assert.match(refused({ [MANIFEST]: "x" }), /would be /);
  });

  it("writes a folder where a file of its own was", () => {
    write({ a: "1" });
    write({ "a/b.sql": "2" });
    assert.equal(folder.read("out/a/b.sql"), "2");
    assert.deepEqual(folder.files("out"), [MANIFEST, "a/b.sql"]);
  });

  it("leaves a link alone that was put in the place of a folder of its own", () => {
    write({ "a/b.sql": "1" });
    renameSync(join(folder.path, "out/a"), join(folder.path, "moved"));
    symlinkSync(join(folder.path, "moved"), join(folder.path, "out/a"));
    write({ "c.sql": "1" });
    assert.equal(folder.read("moved/b.sql"), "1");
    assert.match(refused({ "a/b.sql": "2" }), /out\/a is there and was not written by this command/);
  });

  it("knows its files again after it was stopped halfway", () => {
    write({ "a.sql": "1" });
    assert.throws(() => write({ "b.sql": "2", "c.sql": 5 as never }));
    assert.ok(existsSync(join(folder.path, "out/b.sql")), "it was stopped too early for this test");
    write({ "b.sql": "3" });
    assert.deepEqual(folder.files("out"), [MANIFEST, "b.sql"]);
  });

  it("says in one sentence that a folder cannot be written", () => {
    assert.throws(
      () => writeFolder("/dev/null/out", new Map([["a.sql", "1"]])),
      (error: unknown) =>
        RunError.isInstance(error) && /^\/dev\/null\/out cannot be written: /.test(error.message),
    );
  });

  for (const [what, text] of [
    ["no JSON", "{"],
    ["no list", '{"a.sql": true}'],
    ["empty", ""],
  ] as const) {
    it(`takes no file for its own where its list is ${what}`, () => {
      folder.write("out/a.sql", "mine");
      folder.write(`out/${MANIFEST}`, text);
      assert.match(refused({ "a.sql": "1" }), /was not written by this command/);
      assert.equal(folder.read("out/a.sql"), "mine");
    });
  }
});
