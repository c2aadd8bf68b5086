/**
 * The command line: attaches, explains options, checks rule files, scans jars, shows reports.
 *
 * <p>Loader: the agent's own. Arrow: uses config, matching, policy and report; never runtime,
 * weaving or detection.
 */
package dev.reftracker.cli;
