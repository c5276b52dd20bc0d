/**
 * HTTP to one EHR: requests, what is known after each of them, limits, and allowed addresses. Start
 * with {@link org.tpibridge.exchange.client.EhrClient}.
 */
package org.tpibridge.exchange.client;
