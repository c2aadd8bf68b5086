/**
 * The model of a report: plain records that the agent writes, the renderers print and the command
 * line reads back.
 *
 * <p>Loader: our own. Arrow: uses nothing of ours and java.base only; {@code detection} fills it,
 * {@code report.render} and {@code cli} read it.
 */
package dev.reftracker.report;
