package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.allocation.HostLocal;
import io.github.kubevalue.model.footprint.News;
import io.github.kubevalue.model.footprint.Objects;
import io.vavr.collection.Set;

/**
 * A cluster, in parts that it shares with others.
 *
 * @param objects the objects
 * @param backlog what is to be done
 * @param memories what the controllers remember
 * @param addresses which addresses were given last
 * @param setting the virtual time, and what may go wrong
 * @param news what those have not heard yet who follow what happens
 * @param dead the uids that were given to objects which are no more
 */
record Situation(
        Objects objects,
        Backlog backlog,
        Memories memories,
        HostLocal addresses,
        Setting setting,
        Notes<News> news,
        Set<String> dead) {}
