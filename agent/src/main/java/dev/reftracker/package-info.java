/**
 * RefTracker: a Java agent that reports references which were never given back.
 *
 * <p>OPEN FIRST. The data's way:
 *
 * <pre>
 * -javaagent:reftracker-agent.jar=netty,config=my.yaml,report=leaks.json
 *    | String
 * launch --&gt; agent --&gt; config --TrackingConfig--&gt; matching --&gt; weaving --&gt; Instrumentation
 *                                                              : woven bytecode
 *  application thread -- retain()  --&gt; bridge --&gt; runtime: directory of the target
 *  application thread -- release() --&gt; bridge --&gt; runtime: directory of the target
 *                                                   |
 *  exit, signal, request (trigger) --&gt; Snapshot --&gt; detection --&gt; LeakReport --&gt; report.render --&gt; text, JSON
 * </pre>
 *
 * <p>Then open {@code dev.reftracker.agent.Agent}: the whole program on one page. Arrows between
 * packages, checked by a test: {@code launch}, {@code bridge}, {@code config}, {@code report},
 * {@code runtime.depot}, {@code runtime.snapshot} and {@code bodies} use nothing of ours; {@code
 * trigger} only the bridge; {@code runtime} the bridge, its depot and its snapshot; {@code
 * matching} uses config; {@code weaving} uses the bridge, matching and config; {@code detection}
 * uses its evidence and culprit, bodies, the snapshot, and report; {@code policy} and {@code
 * report.render} use report; {@code cli} uses config, matching and report; only {@code agent} sees
 * everything.
 *
 * <p>Loaders: {@code launch} is loaded by the system loader and names no other class of ours;
 * {@code bridge} is defined into {@code java.base}; everything else lives in a loader of its own,
 * invisible to the program.
 */
package dev.reftracker;
