/**
 * What the code of a method does with the targets that it has, read from class files without
 * running anything.
 *
 * <p>Loader: the agent's own. Arrow: uses ASM only. Open {@link dev.reftracker.bodies.Bodies}
 * first. Used while a report is made, never on an application's thread.
 *
 * <pre>
 * Bodies --&gt; ClassBodies (class files, methods by line), LookTime (how long it may take)
 *        --&gt; Flow: HeldFrame (one state of a method: who is held, who is done with), Inside, Branch, FlowPaths
 *                  CallEffects --&gt; JdkCalls, CalleeEffects, Facade (what a call does to what it is given)
 *                  HeldInterpreter, Held, Origins, Origin, Parameters, Signatures (where values come from)
 *        --&gt; FlowLook --&gt; BodyLook: ValueUse for each value, PassedOn for each call that was given one
 *        --&gt; WayFinder (of one ValueAt; HeldSteps: what is held on each step) --&gt; WaysOut: Escape
 *                  ValueWays --&gt; ValueGraph, Stretch, Handlers (the paths that forget it)
 *                  Doubts, Aliases (where they are not certain)
 * </pre>
 */
package dev.reftracker.bodies;
