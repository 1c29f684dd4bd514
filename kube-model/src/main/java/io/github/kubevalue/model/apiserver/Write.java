package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.read.ListOptions;
import io.github.kubevalue.model.registry.Subresource;
import java.util.Locale;

/**
 * A request that may change the store: one verb of the API on one object.
 *
 * <p>An object that carries a {@code resourceVersion} is written only over that very version; without one, over
 * whatever is there.
 */
public sealed interface Write {

    /** The object that is to be written; without a name if the API server is to generate it. */
    ResourceKey key();

    /** The verb in lower case, {@code create}. */
    default String verb() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Calls the method for this verb. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Answers a request, verb by verb.
     *
     * @param <R> the type of the answer
     */
    interface Visitor<R> {
        /** Answers a creation. */
        R create(Create create);

        /** Answers an update. */
        R update(Update update);

        /** Answers an update of the status. */
        R updateStatus(UpdateStatus update);

        /** Answers an update of a part. */
        R updateSubresource(UpdateSubresource<?> update);

        /** Answers an update of the scale. */
        R updateScale(UpdateScale update);

        /** Answers an application. */
        R apply(Apply apply);

        /** Answers a patch. */
        R patch(Patch patch);

        /** Answers an application on the server. */
        R serverSideApply(ServerSideApply apply);

        /** Answers a deletion. */
        R delete(Delete delete);

        /** Answers the deletion of many objects. */
        R deleteCollection(DeleteCollection delete);

        /** Answers an eviction. */
        R evict(Evict evict);

        /** Answers a binding. */
        R bind(Bind bind);

        /** Answers an assignment of addresses. */
        R assignPodIp(AssignPodIp assignment);
    }

    /** Returns the deletion of an object, in the background and with the grace that its own spec grants. */
    static Delete delete(KubeObject object) {
        return new Delete(
                object.key(),
                DeleteOptions.background().withUid(object.metadata().uid()));
    }

    /**
     * Makes an object that does not exist yet.
     *
     * @param object what to create, without a status; named, or with a {@code generateName}
     */
    record Create(KubeObject object) implements Write {
        @Override
        public ResourceKey key() {
            return object.key();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.create(this);
        }
    }

    /**
     * Replaces an object but for its status, which stays as stored.
     *
     * @param object the whole object
     */
    record Update(KubeObject object) implements Write {
        @Override
        public ResourceKey key() {
            return object.key();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.update(this);
        }
    }

    /**
     * Replaces the status of an object; all else stays as stored.
     *
     * @param object the object with its new status
     */
    record UpdateStatus(KubeObject object) implements Write {
        @Override
        public ResourceKey key() {
            return object.key();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.updateStatus(this);
        }

        @Override
        public String verb() {
            return "update status";
        }
    }

    /**
     * Replaces a part of an object, such as the ephemeral containers of a pod; all else stays as stored.
     *
     * @param object the object with the new part
     * @param part the part
     * @param <T> the type of the object
     */
    record UpdateSubresource<T extends KubeObject>(T object, Subresource<T> part) implements Write {
        @Override
        public ResourceKey key() {
            return object.key();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.updateSubresource(this);
        }

        @Override
        public String verb() {
            return "update " + part.name();
        }
    }

    /**
     * Sets the number of replicas of an object: what {@code kubectl scale} sends.
     *
     * @param key the object
     * @param scale its scale, as it is to be; without a {@code resourceVersion} whatever it is now
     */
    record UpdateScale(ResourceKey key, Scale scale) implements Write {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.updateScale(this);
        }

        @Override
        public String verb() {
            return "scale";
        }
    }

    /**
     * What a user means by {@code kubectl apply}: create the object, or bring the one that exists to what the manifest
     * says, keeping what the server and the controllers own.
     *
     * @param object the object as the manifest has it
     * @param said the manifest itself, word for word, which the object is to remember
     */
    record Apply(KubeObject object, Json.Obj said) implements Write {
        /** Applies an object that no file says: it remembers itself as programs write their objects. */
        public Apply(KubeObject object) {
            this(object, Representation.of(object));
        }

        @Override
        public ResourceKey key() {
            return object.key();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.apply(this);
        }
    }

    /**
     * Changes an object as a patch says.
     *
     * @param key the object, which exists
     * @param patch what to change
     * @param subresource through what to change it: {@code status}; empty for the object itself
     */
    record Patch(ResourceKey key, io.github.kubevalue.model.patch.Patch patch, String subresource) implements Write {

        /** Returns a patch of an object itself. */
        public static Patch of(ResourceKey key, io.github.kubevalue.model.patch.Patch patch) {
            return new Patch(key, patch, "");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.patch(this);
        }
    }

    /**
     * What {@code kubectl apply --server-side} sends: makes the object, or makes it say what the configuration says. Who applies
     * is the {@linkplain Call#fieldManager() field manager} of the call. From then on the object keeps account of who
     * owns which of its fields.
     *
     * @param key the object
     * @param config what it is to say: a whole object or a part of one
     * @param force whether to take fields from other managers
     * @param subresource through what to apply it: {@code status}; empty for the object itself
     */
    record ServerSideApply(ResourceKey key, Json.Obj config, boolean force, String subresource) implements Write {

        /**
         * Returns the application of a whole object. Of a part of one, the type may say more than the manifest: an empty selector,
         * where the manifest has none.
         */
        public static ServerSideApply of(KubeObject object) {
            return new ServerSideApply(object.key(), Representation.of(object), false, "");
        }

        /** Returns this application, taking fields from other managers. */
        public ServerSideApply withForce() {
            return new ServerSideApply(key, config, true, subresource);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.serverSideApply(this);
        }

        @Override
        public String verb() {
            return "patch";
        }
    }

    /**
     * Begins the deletion of an object, or completes it.
     *
     * @param key the object
     * @param options how
     */
    record Delete(ResourceKey key, DeleteOptions options) implements Write {

        /** Returns this deletion with that grace. */
        public Delete withGrace(long seconds) {
            return new Delete(key, options.withGracePeriodSeconds(seconds));
        }

        /** Returns this deletion with that propagation. */
        public Delete withPropagation(Propagation propagation) {
            return new Delete(key, options.withPropagation(propagation));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.delete(this);
        }
    }

    /**
     * Begins the deletion of all objects of a kind that a list would tell.
     *
     * @param kind the kind
     * @param list which of them
     * @param options how
     */
    record DeleteCollection(Kind<?> kind, ListOptions list, DeleteOptions options) implements Write {
        @Override
        public ResourceKey key() {
            return kind.key(list.namespace().getOrElse(""), "");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deleteCollection(this);
        }
    }

    /**
     * Deletes a pod if the disruption budgets of its namespace allow that: what {@code kubectl drain} posts to
     * {@code pods/eviction}.
     *
     * @param key the pod
     * @param options how it is deleted
     */
    record Evict(ResourceKey key, DeleteOptions options) implements Write {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.evict(this);
        }
    }

    /**
     * Assigns a pod to a node, once and for all: what the scheduler posts to {@code pods/binding}.
     *
     * @param key the pod
     * @param node the name of the node
     */
    record Bind(ResourceKey key, String node) implements Write {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bind(this);
        }
    }

    /**
     * Gives a pod the addresses that the CNI plugin of its node answers, and notes them in the pod's status: the next
     * free address of each pod CIDR of the node, or the node's own addresses if the pod uses the host's network.
     *
     * @param key the pod, which is bound
     */
    record AssignPodIp(ResourceKey key) implements Write {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.assignPodIp(this);
        }

        @Override
        public String verb() {
            return "assign address";
        }
    }
}
