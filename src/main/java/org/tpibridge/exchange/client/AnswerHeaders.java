package org.tpibridge.exchange.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.client.utils.DateUtils;
import org.tpibridge.exchange.http.Answer;

/** Reads the headers of an answer that FHIR and the vendors of EHRs use. */
final class AnswerHeaders {
  /** The base URL is ignored: behind a proxy, an EHR often gives another one. */
  private static final Pattern RESOURCE =
      Pattern.compile(
          "(?:^|/)([A-Z][A-Za-z]{2,})/([A-Za-z0-9._~%:+=-]{1,255})(?:/_history/([^/?#]+))?/?(?:[?#].*)?$");

  private static final Pattern ETAG = Pattern.compile("\\s*(?:[Ww]/)?\"?([^\"]*)\"?\\s*");
  private static final Pattern SECONDS = Pattern.compile("\\s*(\\d{1,9})(?:\\.\\d+)?\\s*");

  /** {@code "requests";r=0;t=52} or {@code limit=100, remaining=0, reset=50}. */
  private static final Pattern QUOTA =
      Pattern.compile("(?:;\\s*r|remaining)\\s*=\\s*0\\s*[;,]\\s*(?:t|reset)\\s*=\\s*(\\d{1,9})");

  /** A longer wait is a mistake, or an attack. */
  private static final Duration LONGEST = Duration.ofDays(2);

  private final Answer answer;
  private final Instant now;

  /**
   * @param now of this machine, if the answer has no time
   */
  AnswerHeaders(Answer answer, Instant now) {
    this.answer = answer;
    this.now = now;
  }

  /** The EHR's clock. */
  Optional<Instant> serverTime() {
    return answer.header("Date").flatMap(AnswerHeaders::instant);
  }

  /** {@code Type/id} of the resource that the answer is about. */
  Optional<String> location() {
    return located().map(matcher -> matcher.group(1) + "/" + matcher.group(2));
  }

  /** Version of that resource. */
  Optional<String> version() {
    return answer
        .header("ETag")
        .map(ETAG::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .filter(version -> !version.isBlank())
        .or(() -> located().flatMap(matcher -> Optional.ofNullable(matcher.group(3))));
  }

  private Optional<Matcher> located() {
    return answer
        .header("Location")
        .or(() -> answer.header("Content-Location"))
        .map(RESOURCE::matcher)
        .filter(Matcher::find);
  }

  /** How long to wait before the next request. */
  Optional<Duration> retryAfter() {
    return milliseconds("x-ms-retry-after-ms")
        .or(() -> milliseconds("retry-after-ms"))
        .or(() -> answer.header("Retry-After").flatMap(this::secondsOrDate))
        .or(() -> answer.header("RateLimit").flatMap(AnswerHeaders::quota))
        .or(() -> answer.header("RateLimit-Reset").flatMap(this::secondsOrDate))
        .or(() -> answer.header("X-RateLimit-Reset").flatMap(this::secondsOrEpoch))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private Optional<Duration> milliseconds(String header) {
    return answer.header(header).flatMap(AnswerHeaders::number).map(Duration::ofMillis);
  }

  private Optional<Duration> secondsOrDate(String value) {
    return number(value)
        .map(Duration::ofSeconds)
        .or(() -> instant(value).map(date -> Duration.between(serverTime().orElse(now), date)));
  }

  /** Some servers give the seconds until the reset, others the time of the reset. */
  private Optional<Duration> secondsOrEpoch(String value) {
    return number(value)
        .map(
            number ->
                number > LONGEST.toSeconds()
                    ? Duration.between(serverTime().orElse(now), Instant.ofEpochSecond(number))
                    : Duration.ofSeconds(number));
  }

  private static Optional<Duration> quota(String value) {
    return QUOTA
        .matcher(value)
        .results()
        .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
        .max(Duration::compareTo);
  }

  private static Optional<Long> number(String value) {
    Matcher matcher = SECONDS.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean hasFraction = value.contains(".");
    return Optional.of(Long.parseLong(matcher.group(1)) + (hasFraction ? 1 : 0));
  }

  private static Optional<Instant> instant(String value) {
    return Optional.ofNullable(DateUtils.parseDate(value)).map(java.util.Date::toInstant);
  }
}
