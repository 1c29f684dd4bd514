package io.github.kubevalue.model.runtime;

import io.vavr.collection.Vector;

/** Reads {@code /healthz=200,/admin=403}. */
final class HttpAnswersReader {
    private HttpAnswersReader() {}

    static HttpAnswers parse(String text) {
        return Vector.of(text.split(",")).map(String::strip).foldLeft(HttpAnswers.OK, HttpAnswersReader::with);
    }

    private static HttpAnswers with(HttpAnswers answers, String part) {
        int equals = part.lastIndexOf('=');
        if (!part.startsWith("/") || equals < 0 || !part.substring(equals + 1).matches("[1-5]\\d\\d")) {
            throw new IllegalArgumentException("must list paths with their status, as in /healthz=200,/admin=403");
        }
        return new HttpAnswers(
                answers.statuses().put(part.substring(0, equals), Integer.parseInt(part.substring(equals + 1))));
    }
}
