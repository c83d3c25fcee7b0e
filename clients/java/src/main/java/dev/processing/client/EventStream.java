package dev.processing.client;

import dev.processing.extraction.v1.ExtractStreamResponse;
import java.util.Iterator;

/** What comes of one document, step by step: records, zones, explanations and the text where they were asked for, the summary. Not for several threads at once. */
public final class EventStream implements Iterator<ExtractStreamResponse>, Iterable<ExtractStreamResponse>, AutoCloseable {
  private final Answers<ExtractStreamResponse> answers;

  EventStream(Answers<ExtractStreamResponse> answers) {
    this.answers = answers;
  }

  @Override
  public boolean hasNext() {
    return answers.hasNext();
  }

  @Override
  public ExtractStreamResponse next() {
    return answers.next();
  }

  /** This stream, for a loop. */
  @Override
  public Iterator<ExtractStreamResponse> iterator() {
    return this;
  }

  /** Ends the call. */
  @Override
  public void close() {
    answers.close();
  }
}
