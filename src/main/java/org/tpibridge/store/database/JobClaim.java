package org.tpibridge.store.database;

/**
 * This process works on something, and no other does. It ends when it is closed or the process
 * dies, however that dies.
 */
public interface JobClaim extends AutoCloseable {

  /**
   * Makes sure of it after the connection was lost.
   *
   * @return whether it is still ours
   */
  boolean renew();

  @Override
  void close();
}
