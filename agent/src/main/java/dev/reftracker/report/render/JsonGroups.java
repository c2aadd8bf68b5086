package dev.reftracker.report.render;

import dev.reftracker.report.Example;
import dev.reftracker.report.Forgetting;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.Verdict;
import java.io.IOException;
import java.util.List;

/** Writes groups of references as JSON. */
final class JsonGroups {

  private final JsonOut out;

  JsonGroups(JsonOut out) {
    this.out = out;
  }

  /**
   * Writes a list of groups under {@code key}: flat, so that a reader who adds up references need
   * not know of dependants. These follow the group they depend on and name it.
   */
  void write(String key, List<LeakGroup> groups) throws IOException {
    out.beginList(key);
    write(groups, null);
    out.endList();
  }

  private void write(List<LeakGroup> groups, String dependantOf) throws IOException {
    for (LeakGroup group : groups) {
      group(group, dependantOf);
      write(group.dependants(), group.fingerprint());
    }
  }

  /** Writes a culprit, or null. */
  static void culprit(JsonOut out, LeakGroup.Culprit culprit) throws IOException {
    if (culprit == null) {
      out.none("culprit");
      return;
    }
    out.begin("culprit");
    parts(out, culprit);
    out.end();
  }

  private static void parts(JsonOut out, LeakGroup.Culprit culprit) throws IOException {
    out.frame("site", culprit.site());
    out.text("why", culprit.why());
    out.fraction("score", culprit.score());
  }

  /** The word of the format for a verdict. */
  static String word(Verdict verdict) {
    return switch (verdict) {
      case LEAK -> "leak";
      case SUSPECT -> "suspect";
      case HELD -> "held";
    };
  }

  private void group(LeakGroup group, String dependantOf) throws IOException {
    out.begin();
    out.text("fingerprint", group.fingerprint());
    out.text("type", group.type());
    out.text("class", group.className());
    out.text("verdict", word(group.verdict()));
    out.flag("harmless", group.harmless());
    out.text("state", group.collected() ? "collected" : "live");
    out.number("objects", group.objects());
    out.number("references", group.references());
    acquire(group.acquire());
    missingRelease(group.missingRelease());
    surplusAcquire(group);
    lastHolder(group.lastHolder());
    culprit(out, group.culprit());
    others(group.others());
    forgetting(group.forgetting());
    out.text("pairing", group.pairingExact() ? "exact" : "inferred");
    out.text("pairingRule", group.pairingRule());
    out.fraction("pairingScore", group.pairingScore());
    out.text("holder", group.holder());
    out.number("oldestAgeMillis", group.oldestAgeMillis());
    out.number("newestAgeMillis", group.newestAgeMillis());
    ages(group.ages());
    if (group.growth() == null) {
      out.none("growth");
    } else {
      out.number("growth", group.growth());
    }
    out.fraction("stackShare", group.stackShare());
    examples(group.examples());
    out.text("dependantOf", dependantOf);
    out.texts("notes", group.notes());
    out.end();
  }

  private void others(List<LeakGroup.Culprit> others) throws IOException {
    out.beginList("others");
    for (LeakGroup.Culprit other : others) {
      out.begin();
      parts(out, other);
      out.end();
    }
    out.endList();
  }

  private void acquire(LeakGroup.Acquire acquire) throws IOException {
    if (acquire == null) {
      out.none("acquire");
      return;
    }
    out.begin("acquire");
    out.frame("site", acquire.site());
    out.stack("stack", acquire.stack());
    out.texts("threads", acquire.threads());
    out.frame("app", acquire.app());
    out.end();
  }

  private void missingRelease(LeakGroup.MissingRelease missing) throws IOException {
    if (missing == null) {
      out.none("missingRelease");
      return;
    }
    out.begin("missingRelease");
    out.frame("site", missing.site());
    out.number("healthyObjects", missing.healthyObjects());
    out.flag("atLeast", missing.atLeast());
    out.fraction("share", missing.share());
    out.end();
  }

  private void surplusAcquire(LeakGroup group) throws IOException {
    if (group.surplusAcquire() == null) {
      out.none("surplusAcquire");
      return;
    }
    out.begin("surplusAcquire");
    out.frame("site", group.surplusAcquire());
    out.end();
  }

  private void lastHolder(LeakGroup.LastHolder last) throws IOException {
    if (last == null) {
      out.none("lastHolder");
      return;
    }
    out.begin("lastHolder");
    out.frame("site", last.site());
    out.stack("stack", last.stack());
    out.text("kind", last.kind());
    out.text("hint", last.hint());
    out.text("thread", last.thread());
    out.end();
  }

  private void forgetting(Forgetting forgetting) throws IOException {
    if (forgetting == null) {
      out.none("forgetting");
      return;
    }
    out.begin("forgetting");
    out.beginList("exits");
    for (Forgetting.Exit exit : forgetting.exits()) {
      out.begin();
      out.text("by", exit.by());
      out.frame("at", exit.at());
      out.text("call", exit.call());
      out.end();
    }
    out.endList();
    out.frame("others", forgetting.others());
    out.text("othersDo", forgetting.othersDo());
    out.end();
  }

  private void ages(List<LeakGroup.AgeClass> ages) throws IOException {
    out.beginList("ages");
    for (LeakGroup.AgeClass age : ages) {
      out.begin();
      if (age.upToMillis() == Long.MAX_VALUE) {
        out.none("upToMillis");
      } else {
        out.number("upToMillis", age.upToMillis());
      }
      out.number("references", age.references());
      out.end();
    }
    out.endList();
  }

  private void examples(List<Example> examples) throws IOException {
    out.beginList("examples");
    for (Example example : examples) {
      out.begin();
      out.text("object", example.object());
      out.beginList("events");
      for (Example.Step step : example.events()) {
        step(step);
      }
      out.endList();
      out.number("omitted", example.omitted());
      out.end();
    }
    out.endList();
  }

  private void step(Example.Step step) throws IOException {
    out.begin();
    out.text("op", step.op());
    out.number("amount", step.amount());
    out.number("countAfter", step.countAfter());
    out.time("at", step.at());
    out.text("thread", step.thread());
    out.text("holder", step.holder());
    out.text("kind", step.kind());
    out.frame("site", step.site());
    out.stack("stack", step.stack());
    out.end();
  }
}
