/**
 * Renders a {@link dev.reftracker.report.LeakReport} as text and JSON, and reads the JSON back.
 *
 * <p>Loader: our own. Arrow: uses {@code report} and Jackson (never for text); {@code agent} and
 * {@code cli} use it. The exit of a program waits for these classes, so they avoid what is slow the
 * first time: lambdas, streams and formatters.
 */
package dev.reftracker.report.render;
