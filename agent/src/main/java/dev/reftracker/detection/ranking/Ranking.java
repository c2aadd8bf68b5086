package dev.reftracker.detection.ranking;

import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.LeakGroup.Culprit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Orders the methods that may lack the release by how likely each is to: the sum of the weights of
 * its clues, turned into probabilities over all methods in question and whoever is not among them
 * (a softmax). Made for one report; one thread.
 */
public final class Ranking {

  /** So many are offered beside the first. */
  private static final int OTHERS = 2;

  /** What is less likely is not worth a reader's time. */
  private static final double LEAST = 0.05;

  private final Evidence evidence;
  private final HealthyClues healthy;

  /** Ranks by what the evidence tells. */
  public Ranking(Evidence evidence) {
    this.evidence = evidence;
    this.healthy = new HealthyClues(evidence);
  }

  /** One in question, and how likely it is to be the one, from 0 to 1. */
  private record Ranked(Candidate candidate, double probability) {}

  /** Who is to answer for one leftover. */
  public Accusation of(Leftover leftover) {
    RuleClues rules = new RuleClues(leftover, evidence);
    List<Ranked> ranked = ranked(candidates(leftover, rules));
    if (ranked.isEmpty()) {
      return Accusation.NONE;
    }
    List<Culprit> named = new ArrayList<>();
    for (Ranked one : ranked.subList(0, Math.min(1 + OTHERS, ranked.size()))) {
      if (named.isEmpty() || one.probability() >= LEAST) {
        named.add(culprit(one, rules));
      }
    }
    return new Accusation(named.get(0), List.copyOf(named.subList(1, named.size())));
  }

  private Candidates candidates(Leftover leftover, RuleClues rules) {
    Candidates candidates = new Candidates();
    rules.gather(candidates);
    new WayClues(leftover, evidence).gather(candidates);
    healthy.gather(leftover, candidates);
    CodeClues code = new CodeClues(leftover, evidence);
    code.gather(candidates);
    for (Candidate candidate : candidates.all()) {
      healthy.tell(leftover, candidate);
      code.tell(candidate);
      KindClues.tell(candidate);
    }
    ClueLog.write(leftover, candidates, evidence);
    return candidates;
  }

  private List<Ranked> ranked(Candidates candidates) {
    double nobody = Math.exp(Weights.shipped().of(Map.of(Clue.SOMEBODY_ELSE, 1.0)));
    List<Ranked> ranked = new ArrayList<>();
    double all = nobody;
    for (Candidate candidate : candidates.all()) {
      double odds = Math.exp(Weights.shipped().of(candidate.clues()));
      ranked.add(new Ranked(candidate, odds));
      all += odds;
    }
    double sum = all;
    ranked.replaceAll(one -> new Ranked(one.candidate(), one.probability() / sum));
    ranked.sort(Comparator.comparingDouble(Ranked::probability).reversed());
    return ranked;
  }

  private static Culprit culprit(Ranked ranked, RuleClues rules) {
    Candidate candidate = ranked.candidate();
    String why = rules.why(candidate);
    return new Culprit(
        FrameNames.readable(candidate.frame()),
        why == null ? why(candidate) : why,
        ranked.probability());
  }

  /** What speaks most for one that no rule names. */
  private static String why(Candidate candidate) {
    if (candidate.has(Clue.CODE_LETS_GO) || candidate.has(Clue.KEEPER_LETS_GO)) {
      return "container";
    }
    if (candidate.has(Clue.LEFT_BY_EXCEPTION)) {
      return "exception";
    }
    if (candidate.has(Clue.ON_THE_WAY)) {
      return candidate.has(Clue.TOOK_IT) ? "acquire" : "lastHolder";
    }
    return candidate.has(Clue.RELEASES_OTHERS) ? "missingRelease" : "container";
  }
}
