package org.tpibridge.exchange.client;

import java.time.Duration;
import java.util.Optional;

/**
 * The meaning of an error code of a vendor.
 *
 * @param description for users
 * @param after how long to wait before the next attempt
 */
record VendorCode(ReplyVerdict.Step step, String description, Optional<Duration> after) {}
