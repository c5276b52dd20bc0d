package org.tpibridge.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * Records what all loggers would write at level DEBUG, with the program's own configuration of
 * loggers, and with the stack traces of exceptions.
 */
final class RecordedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final Appender<ILoggingEvent> console = root.getAppender("STDERR");
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  RecordedLog() {
    setContext(root.getLoggerContext());
    start();
    root.detachAppender(console);
    root.addAppender(this);
    root.setLevel(Level.DEBUG);
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(
        event.getLoggerName()
            + ": "
            + event.getFormattedMessage()
            + (event.getThrowableProxy() == null
                ? ""
                : ThrowableProxyUtil.asString(event.getThrowableProxy())));
  }

  Queue<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    root.setLevel(before);
    root.detachAppender(this);
    root.addAppender(console);
    stop();
  }
}
