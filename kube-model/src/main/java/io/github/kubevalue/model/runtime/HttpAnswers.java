package io.github.kubevalue.model.runtime;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;

/**
 * What an HTTP server answers, by path: {@code /healthz=200,/admin=403}. The longest prefix that consists of whole path
 * elements decides; a path without one is answered with 200.
 *
 * @param statuses the status of each prefix
 */
public record HttpAnswers(SortedMap<String, Integer> statuses) {
    /** Answers everything with 200. */
    public static final HttpAnswers OK = new HttpAnswers(TreeMap.empty());

    /** Returns the status of the answer to a request for that path; a query does not count. */
    public int status(String path) {
        String plain = path.split("[?#]", 2)[0];
        return statuses.filterKeys(prefix -> covers(prefix, plain))
                .maxBy(entry -> entry._1.length())
                .map(entry -> entry._2)
                .getOrElse(200);
    }

    private static boolean covers(String prefix, String path) {
        return path.startsWith(prefix)
                && (prefix.endsWith("/") || path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    /** Returns the text of the annotation. */
    @Override
    public String toString() {
        return statuses.map(entry -> entry._1 + "=" + entry._2).mkString(",");
    }
}
