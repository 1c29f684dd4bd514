package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.cluster.Cluster;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/**
 * What has happened to a cluster, chapter by chapter. A chapter that comes to no rest on which the next would wait is the last.
 *
 * @param told the chapters that have ended
 * @param before the cluster before that with which the open chapter begins
 * @param start the cluster after that
 */
record Story(Vector<Chapter> told, Cluster before, Cluster start) {

    static Story of(Cluster started) {
        return new Story(Vector.empty(), started, started);
    }

    /** Returns the story in which something else happens, at that time or else once all is at rest. */
    Story then(Option<When> when, UnaryOperator<Cluster> deed) {
        if (isOver()) {
            return this;
        }
        Chapter chapter = Chapter.of(before, start, when);
        Cluster end = chapter.end().cluster();
        return new Story(told.append(chapter), end, chapter.hasEnd() ? deed.apply(end) : end);
    }

    private boolean isOver() {
        return told.lastOption().exists(chapter -> !chapter.hasEnd());
    }

    /** Returns the chapters, of which the last ends at that time or else with rest. */
    Vector<Chapter> ended(Option<When> at) {
        return isOver() ? told : told.append(Chapter.of(before, start, at));
    }
}
