/**
 * Synthetic truth: random programs with known culprits, and how often the report names them. Test
 * code, in the loader of the tests; the programs themselves run in child processes.
 *
 * <p>Open first: {@link dev.reftracker.truth.TruthRun}. The program families are templates beside
 * these classes: those in {@code developed} may be looked at while the detection is developed,
 * those in {@code setaside} may not, and so tell how it does on code that it was not made for.
 */
package dev.reftracker.truth;
