/**
 * The state of the exchange, and the decisions of persons. Start with {@link
 * org.tpibridge.exchange.review.ExchangeStatus}.
 */
package org.tpibridge.exchange.review;
