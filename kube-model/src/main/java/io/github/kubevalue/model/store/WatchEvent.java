package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.KubeObject;

/**
 * What a watch tells. Its text is that of the API, {@code ADDED}.
 *
 * @param <T> the type of the objects
 */
public sealed interface WatchEvent<T extends KubeObject> {

    /** The revision that the watcher has seen once it has seen this event. */
    long revision();

    /**
     * An object is there, or has begun to be what is watched for.
     *
     * @param revision the revision of the write
     * @param object the object as it is
     * @param <T> the type of the object
     */
    record Added<T extends KubeObject>(long revision, T object) implements WatchEvent<T> {
        @Override
        public String toString() {
            return "ADDED " + object.key();
        }
    }

    /**
     * An object is still what is watched for.
     *
     * @param revision the revision of the write
     * @param object the object as it is
     * @param <T> the type of the object
     */
    record Modified<T extends KubeObject>(long revision, T object) implements WatchEvent<T> {
        @Override
        public String toString() {
            return "MODIFIED " + object.key();
        }
    }

    /**
     * An object is gone, or is no longer what is watched for.
     *
     * @param revision the revision of the write
     * @param object the object as it last was when it was watched for, with the write's {@code resourceVersion}
     * @param <T> the type of the object
     */
    record Deleted<T extends KubeObject>(long revision, T object) implements WatchEvent<T> {
        @Override
        public String toString() {
            return "DELETED " + object.key();
        }
    }

    /**
     * Nothing that is watched for was changed up to a revision, from which a watch may go on.
     *
     * @param revision the revision
     * @param endsInitialEvents whether all that was there when the watch began is now told; the API says it by the
     *     annotation {@code k8s.io/initial-events-end}
     * @param <T> the type of the objects that are watched
     */
    record Bookmark<T extends KubeObject>(long revision, boolean endsInitialEvents) implements WatchEvent<T> {
        @Override
        public String toString() {
            return "BOOKMARK " + revision;
        }
    }
}
