package io.github.kubevalue.model.scheme;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * The kinds that a cluster serves: {@code Scheme.kubernetes().named("deploy")} is {@code apps/v1 Deployment}.
 *
 * <p>A scheme is a value. One that has been told of a CustomResourceDefinition is another scheme.
 */
public final class Scheme {
    private static final Scheme KUBERNETES = new Scheme(BuiltIn.resources(), BuiltIn.groups());

    private final LinkedHashMap<String, Resource> resources;
    private final Set<String> closedGroups;

    private Scheme(LinkedHashMap<String, Resource> resources, Set<String> closedGroups) {
        this.resources = resources;
        this.closedGroups = closedGroups;
    }

    private Scheme(Seq<Resource> resources, Seq<String> closedGroups) {
        this(
                LinkedHashMap.ofEntries(resources.map(resource -> Tuple.of(id(resource), resource))),
                LinkedHashSet.ofAll(closedGroups));
    }

    /** Returns the kinds of Kubernetes 1.36, preferred versions first. */
    public static Scheme kubernetes() {
        return KUBERNETES;
    }

    /** Returns this scheme with one more kind, or with other words for a kind that it has. */
    public Scheme with(Resource resource) {
        return new Scheme(resources.put(id(resource), resource), closedGroups);
    }

    /** All kinds. */
    public Seq<Kind<?>> kinds() {
        return resources.values().map(Resource::kind);
    }

    /**
     * Returns the kind of that name, typed if this library has a type for it. Kinds of groups that nobody has told of
     * are taken to live in namespaces.
     *
     * @return the kind, or what {@code kubectl} says of a kind that a group of Kubernetes does not serve, or no longer
     */
    public Either<String, Kind<?>> kind(String apiVersion, String name) {
        Option<Kind<?>> known = resources.get(id(apiVersion, name)).map(Resource::kind);
        if (known.isDefined()) {
            return Either.right(known.get());
        }
        String group = Kind.groupOf(apiVersion);
        return closedGroups.contains(group) || isDefined(group, name)
                // client-go, meta/errors.go, NoKindMatchError
                ? Either.left("no matches for kind \"" + name + "\" in version \"" + apiVersion + "\"")
                : Either.right(Unmodelled.kind(apiVersion, name, Scope.NAMESPACED));
    }

    /** Whether some version of a kind is served. */
    private boolean isDefined(String group, String name) {
        return resources
                .values()
                .exists(resource -> resource.kind().group().equals(group)
                        && resource.kind().name().equals(name));
    }

    /**
     * Returns the kind that a word means to {@code kubectl}: a plural, a singular or a short name, in any case, alone or
     * with a group or a version and a group: {@code po}, {@code Pods}, {@code deployments.apps},
     * {@code deployments.v1.apps}. Of several the preferred version is meant.
     */
    public Option<Kind<?>> named(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        int dot = small.indexOf('.');
        return resources
                .values()
                .find(resource -> resource.isCalled(small)
                        || dot > 0
                                && resource.isCalled(small.substring(0, dot))
                                && resource.isIn(small.substring(dot + 1)))
                .map(Resource::kind);
    }

    /** The words for a kind. */
    public Option<Resource> resource(Kind<?> kind) {
        return resources.get(id(kind.apiVersion(), kind.name()));
    }

    private static String id(Resource resource) {
        return id(resource.kind().apiVersion(), resource.kind().name());
    }

    private static String id(String apiVersion, String name) {
        return apiVersion + " " + name;
    }
}
