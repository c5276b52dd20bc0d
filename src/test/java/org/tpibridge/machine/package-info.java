/**
 * Where tests run what is packaged: on this machine, and on others.
 *
 * <p>{@code Machine} is a place with Java 17 in which the jar can be started. {@code
 * ContainerMachine} is a bare one: another user, no network, nothing writable but the output.
 * {@code LocalMachine} is this one, with the time zone, locale and charset of another. {@link
 * org.tpibridge.machine.Docker} knows whether containers can be had, and from which images; tests
 * run either way and are never skipped.
 */
package org.tpibridge.machine;
