package io.github.kubevalue.model.store;

/** Why a store cannot tell how it was at a revision, or what was changed since then. The text is etcd's. */
public sealed interface Unreadable {

    /** The revision that was asked for. */
    long asked();

    /**
     * The revision is forgotten.
     *
     * @param asked the revision that was asked for
     * @param compacted the oldest revision that can be read
     */
    record Compacted(long asked, long compacted) implements Unreadable {
        @Override
        public String toString() {
            return "mvcc: required revision has been compacted";
        }
    }

    /**
     * The revision is still to come.
     *
     * @param asked the revision that was asked for
     * @param current the newest revision
     */
    record Future(long asked, long current) implements Unreadable {
        @Override
        public String toString() {
            return "mvcc: required revision is a future revision";
        }
    }
}
