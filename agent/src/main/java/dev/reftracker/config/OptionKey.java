package dev.reftracker.config;

import java.util.ArrayList;
import java.util.List;

/** The agent options, declared here once: key, what it takes, default, one sentence. */
public enum OptionKey {
  /** Rule files. */
  CONFIG(
      "config",
      "FILE",
      "",
      true,
      "Rules and settings from a YAML or JSON file, which may name presets too; may be given"
          + " several times."),
  /** Where reports go. */
  REPORT(
      "report",
      "FILE",
      "",
      true,
      "Where to write; the ending (`.txt`, `.json`, `.html`) chooses the format; may be given"
          + " several times; `%p` is the process id, `%t` the start time; a report on a signal gets"
          + " `.1`, `.2` before the ending. Without it the report goes to stderr as text."),
  /** When reports are written. */
  AT("at", "exit, signal, joined by +", "exit+signal", false, "When to report."),
  /** The signal. */
  SIGNAL(
      "signal",
      "NAME",
      "USR1",
      false,
      "Which signal asks for a report; never `USR2`, which is the VM's own."),
  /** Level of detail. */
  STACKS(
      "stacks",
      "adaptive, full, sites or counts",
      "adaptive",
      false,
      "How much is recorded of each reference: every stack (`full`); every call site, with full"
          + " stacks first and then thinned (`adaptive`); every call site (`sites`); totals only"
          + " (`counts`)."),
  /** Frames per stack. */
  DEPTH(
      "depth",
      "frames, 1 to 1024",
      "16",
      false,
      "Frames kept of each stack, counted from the first frame outside the counting package."),
  /** Which hand-overs are recorded. */
  HANDOVERS(
      "handovers",
      "auto, always or off",
      "auto",
      false,
      "Whether it is recorded who passed a target to whom: for the first objects of every acquire"
          + " site and then where a site has leaked (`auto`), for all (`always`), or not (`off`)."),
  /** Memory budget. */
  MAX_MEMORY(
      "max-memory",
      "bytes, with k, m or g; or a share of the largest heap, with %",
      "12.5%, at most 256m",
      false,
      "Budget of the tracker's own data; beyond it the detail steps down, and what is not recorded"
          + " is counted."),
  /** Collection before the exit report. */
  GC(
      "gc",
      "auto or never",
      "auto",
      false,
      "Whether a short garbage collection, within a deadline, runs before the report at exit when"
          + " something is live."),
  /** Exit status. */
  ON_LEAK(
      "on-leak",
      "report or exit:N, N from 1 to 255",
      "report",
      false,
      "What a finding does besides being reported: `exit:N` turns the exit status into N where it"
          + " would have been 0; another status is never replaced."),
  /** Which findings change the exit status. */
  FAIL_ON(
      "fail-on",
      "leak, over-release, use-after-end, mismatch, scope, stuck, joined by +; or all",
      "leak",
      false,
      "Which findings count for `on-leak=exit:N`."),
  /** Age below which nothing is a leak. */
  MIN_AGE(
      "min-age",
      "duration, with ms, s, m, h or d",
      "0s",
      false,
      "Live references younger than this are no leak; what was collected with references is one,"
          + " however young."),
  /** Leaks tolerated. */
  MAX_LEAKS(
      "max-leaks",
      "references",
      "0",
      false,
      "Up to this many leaked references do not change the exit status."),
  /** Suppressions file. */
  SUPPRESSIONS(
      "suppressions",
      "FILE",
      "",
      false,
      "Known findings (YAML: type, stack, count, reason, expires). They stay in the report and no"
          + " longer count for on-leak; it says which entries were used, unused or expired. show"
          + " REPORT.json --suppressions prints entries to paste."),
  /** Baseline file. */
  BASELINE(
      "baseline",
      "FILE",
      "",
      false,
      "Fingerprints of known findings; only new ones count for on-leak. show REPORT.json"
          + " --baseline prints them."),
  /** Age at which a reference is stuck. */
  STUCK_AFTER(
      "stuck-after",
      "duration, with ms, s, m, h or d; 0 for never",
      "0",
      false,
      "References older than this are reported as stuck while the program runs."),
  /** The user's own packages. */
  APP(
      "app",
      "packages, joined by +",
      "",
      false,
      "The packages of your own code, so that a report names your frame first. Without it they are"
          + " learned: what is neither of the JDK nor of the library."),
  /** Which JVMs. */
  ONLY_MAIN(
      "only-main",
      "pattern with * over the main class or jar",
      "",
      false,
      "Track only in a JVM whose main class or jar matches, since forked JVMs inherit the options."
          + " Without it every JVM is tracked.");

  private final String key;
  private final String takes;
  private final String defaultText;
  private final boolean repeatable;
  private final String sentence;

  OptionKey(String key, String takes, String defaultText, boolean repeatable, String sentence) {
    this.key = key;
    this.takes = takes;
    this.defaultText = defaultText;
    this.repeatable = repeatable;
    this.sentence = sentence;
  }

  /** The key as the user writes it. */
  public String key() {
    return key;
  }

  /** What the option takes: values, unit, range. */
  public String takes() {
    return takes;
  }

  /** The default as the user would write it; empty for none. */
  public String defaultText() {
    return defaultText;
  }

  /** Whether it may be given more than once. */
  public boolean repeatable() {
    return repeatable;
  }

  /** What it does, in a sentence of Markdown. */
  public String sentence() {
    return sentence;
  }

  /** The option with this key, or null. */
  static OptionKey byKey(String key) {
    for (OptionKey option : values()) {
      if (option.key.equals(key)) {
        return option;
      }
    }
    return null;
  }

  /** All keys, in order. */
  static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (OptionKey option : values()) {
      keys.add(option.key);
    }
    return keys;
  }
}
