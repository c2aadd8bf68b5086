/** Carriers of the buffers of {@code example.callsites}. */
package example.letters;
