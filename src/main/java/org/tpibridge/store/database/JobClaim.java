package org.tpibridge.store.database;

/**
 * A process's exclusive claim to a job. It ends when it is closed or the process ends for any
 * reason.
 */
public interface JobClaim extends AutoCloseable {

  /**
   * Renews the claim after the connection was lost.
   *
   * @return whether this process still has the claim
   */
  boolean renew();

  @Override
  void close();
}
