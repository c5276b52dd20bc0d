package org.tpibridge.exchange.matching;

import java.util.List;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;

/** The result of looking for a record in an EHR. */
public sealed interface MatchResult {

  /**
   * Exactly one record is the same with certainty.
   *
   * @param remote {@code Type/id} at the EHR
   * @param explanation factor by factor, without values
   */
  record Matched(String remote, MatchMethod method, String explanation) implements MatchResult {}

  /**
   * A person has to decide.
   *
   * @param candidates {@code Type/id} at the EHR
   * @param explanation factor by factor and candidate by candidate, without values
   */
  record Undecided(List<String> candidates, String explanation) implements MatchResult {}

  /** The EHR has no such record. */
  record None(String explanation) implements MatchResult {}

  /** The EHR did not answer the search. */
  record Failed(EhrReply reply) implements MatchResult {}
}
