package dev.processing.client;

import dev.processing.authoring.v1.RunTestsResponse;
import java.util.Iterator;

/** The outcomes of tests, one after the other, then the summary. Not for several threads at once. */
public final class TestStream implements Iterator<RunTestsResponse>, Iterable<RunTestsResponse>, AutoCloseable {
  private final Answers<RunTestsResponse> answers;

  TestStream(Answers<RunTestsResponse> answers) {
    this.answers = answers;
  }

  @Override
  public boolean hasNext() {
    return answers.hasNext();
  }

  @Override
  public RunTestsResponse next() {
    return answers.next();
  }

  /** This stream, for a loop. */
  @Override
  public Iterator<RunTestsResponse> iterator() {
    return this;
  }

  /** Ends the call. */
  @Override
  public void close() {
    answers.close();
  }
}
