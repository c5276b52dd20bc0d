package org.tpibridge.importing.messages;

/**
 * Thrown if the store cannot be used at the moment; nothing was saved, or it is not known whether
 * it was. The same call may succeed later. The message contains no patient data.
 */
public final class MessageStoreException extends Exception {
  private static final long serialVersionUID = 1;

  public MessageStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
