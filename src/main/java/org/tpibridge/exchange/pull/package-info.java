/**
 * Pulls what an EHR has of the patients and visits of this store: start with {@link
 * org.tpibridge.exchange.pull.PullRun}.
 */
package org.tpibridge.exchange.pull;
