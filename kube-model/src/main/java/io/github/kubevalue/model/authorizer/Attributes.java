package io.github.kubevalue.model.authorizer;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;

/** What a request asks for, as far as it has to be allowed. */
public sealed interface Attributes {

    /** What is to be done: {@code get}, {@code list}, {@code create}, … */
    String verb();

    /** The namespace; empty for what belongs to the whole cluster, and for all namespaces at once. */
    String namespace();

    /** Returns the sentence that a user sees who is not allowed to. */
    String refusal(User user);

    /**
     * Something about objects of the API.
     *
     * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch}, {@code delete},
     *     {@code deletecollection}, or a word of an extension: {@code bind}, {@code escalate}, {@code use}
     * @param group the API group; empty for the core group
     * @param resource the plural, {@code pods}
     * @param subresource {@code status}; empty for the objects themselves
     * @param namespace the namespace; empty for kinds of the cluster, and for all namespaces at once
     * @param name the object; empty for all of them, and where the name is not known yet
     */
    record Resource(String verb, String group, String resource, String subresource, String namespace, String name)
            implements Attributes {

        /** Returns a request about one object. */
        public static Resource of(String verb, ResourceKey key) {
            return of(verb, key, "");
        }

        /** Returns a request about a part of one object. */
        public static Resource of(String verb, ResourceKey key, String subresource) {
            return new Resource(
                    verb, key.kind().group(), key.kind().plural(), subresource, key.namespace(), key.name());
        }

        /** Returns a request about the objects of a kind in a namespace, or, if that is empty, in all. */
        public static Resource of(String verb, Kind<?> kind, String namespace) {
            return new Resource(verb, kind.group(), kind.plural(), "", namespace, "");
        }

        /** Returns this request with another verb. */
        public Resource withVerb(String other) {
            return new Resource(other, group, resource, subresource, namespace, name);
        }

        /** Returns this request about a part of the objects. */
        public Resource withSubresource(String part) {
            return new Resource(verb, group, resource, part, namespace, name);
        }

        /** Returns this request in another namespace. */
        public Resource withNamespace(String place) {
            return new Resource(verb, group, resource, subresource, place, name);
        }

        /** Returns this request about one object. */
        public Resource withName(String object) {
            return new Resource(verb, group, resource, subresource, namespace, object);
        }

        /** The resource as rules write it: {@code pods}, {@code pods/status}. */
        public String combined() {
            return subresource.isEmpty() ? resource : resource + "/" + subresource;
        }

        @Override
        public String refusal(User user) {
            // apiserver/pkg/endpoints/handlers/responsewriters/errors.go, forbiddenMessage
            String what = "User \"" + user + "\" cannot " + verb + " resource \"" + combined() + "\" in API group \""
                    + group + "\" ";
            return escaped(
                    namespace.isEmpty()
                            ? what + "at the cluster scope"
                            : what + "in the namespace \"" + namespace + "\"");
        }
    }

    /**
     * Something about a path that is no object's: {@code /healthz}, {@code /metrics}.
     *
     * @param verb the method in small letters, {@code get}
     * @param path the path
     */
    record Path(String verb, String path) implements Attributes {
        @Override
        public String namespace() {
            return "";
        }

        @Override
        public String refusal(User user) {
            return escaped("User \"" + user + "\" cannot " + verb + " path \"" + path + "\"");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
