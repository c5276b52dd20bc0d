/**
 * What commands start and wait for: {@code app} hands in how, so that the terminal does not depend
 * on servers.
 */
package org.tpibridge.cli.launch;
