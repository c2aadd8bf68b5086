/**
 * What the user asked for: agent options, rule files and presets become one {@link
 * dev.reftracker.config.TrackingConfig}.
 *
 * <p>Loader: the agent's own. Arrow: uses nothing of ours; Jackson only when a rule file is read,
 * so that naming presets alone never loads it.
 */
package dev.reftracker.config;
