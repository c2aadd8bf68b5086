/**
 * Which findings are known: suppressions and the baseline, applied to a finished report.
 *
 * <p>Loader: the agent's own. Arrow: uses {@code report}; reads its files with Jackson, and only
 * when one is named.
 */
package dev.reftracker.policy;
