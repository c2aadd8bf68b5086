/**
 * From a snapshot to a report: pairing, learning from healthy lifecycles, culprits, verdicts,
 * grouping, ranking.
 *
 * <p>Loader: the agent's own. Arrow: uses {@code runtime.snapshot}, and {@code report}. Open {@link
 * dev.reftracker.detection.Detector} first. Nothing here runs on an application's thread.
 */
package dev.reftracker.detection;
