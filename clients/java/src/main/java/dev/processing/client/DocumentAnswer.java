package dev.processing.client;

import dev.processing.extraction.v1.ExtractionResult;

/**
 * The answer to one document of many: a result or an error; the other is null.
 *
 * @param correlationId the caller's id of the document
 * @param sequence number of the request in its stream, from 0
 * @param result the result
 * @param error why there is none
 */
public record DocumentAnswer(String correlationId, long sequence, ExtractionResult result, ExtractionException error) {}
