package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ResourceClaim;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.core.ResourceNames;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.BiFunction;

/** The rules on requests and limits. (pkg/apis/core/validation/validation.go, validateResourceRequirements) */
public final class ResourceRules {
    private static final Seq<String> COMPUTE = Vector.of("cpu", "memory");

    private ResourceRules() {}

    /** Returns the faults of what a container asks for. */
    static Seq<FieldError> container(ResourceRequirements resources, PodScope pod, FieldPath path) {
        return requirements(resources, ResourceNames::container, pod, path);
    }

    /** Returns the faults of what a pod asks for as a whole. */
    static Seq<FieldError> pod(ResourceRequirements resources, PodScope pod, FieldPath path) {
        return requirements(resources, ResourceNames::pod, pod, path);
    }

    /** Returns the faults of what a pod costs besides its containers. */
    static Seq<FieldError> overhead(SortedMap<String, Quantity> overhead, PodScope pod, FieldPath path) {
        return container(ResourceRequirements.builder().limits(overhead).build(), pod, path);
    }

    /** Returns the faults of what any pod of a runtime costs besides its containers. */
    public static Seq<FieldError> overhead(SortedMap<String, Quantity> overhead, FieldPath path) {
        PodScope none = new PodScope(PodSpec.builder().build(), HashMap.empty(), PodOptions.template());
        return overhead(overhead, none, path);
    }

    private static Seq<FieldError> requirements(
            ResourceRequirements resources,
            BiFunction<String, FieldPath, Seq<FieldError>> names,
            PodScope pod,
            FieldPath path) {
        FieldPath limits = path.child("limits");
        FieldPath requests = path.child("requests");
        Seq<String> all = resources
                .limits()
                .keySet()
                .toVector()
                .appendAll(resources.requests().keySet());
        boolean lonely = all.exists(ResourceNames::isHugePages) && !all.exists(COMPUTE::contains);
        return Faults.NONE
                .and(resources
                        .limits()
                        .toVector()
                        .flatMap(limit -> Faults.NONE
                                .and(names.apply(limit._1, limits.key(limit._1)))
                                .and(ResourceNames.amount(limit._1, limit._2, limits.key(limit._1)))
                                .and(pages(limit._1, limit._2, pod, limits.key(limit._1)))
                                .found()))
                .and(resources
                        .requests()
                        .toVector()
                        .flatMap(request -> Faults.NONE
                                .and(names.apply(request._1, requests.key(request._1)))
                                .and(ResourceNames.amount(request._1, request._2, requests.key(request._1)))
                                .and(overcommitted(
                                        request._1,
                                        request._2,
                                        resources.limits().get(request._1),
                                        path))
                                .and(pages(request._1, request._2, pod, requests.key(request._1)))
                                .found()))
                .when(lonely, () -> path.forbidden("HugePages require cpu or memory"))
                .and(claims(resources.claims(), pod.claimNames(), path.child("claims")))
                .found();
    }

    private static Seq<FieldError> pages(String resource, Quantity amount, PodScope pod, FieldPath path) {
        boolean broken = ResourceNames.isHugePages(resource)
                && !pod.options().anyHugePages()
                && !ResourceNames.isWholePages(resource, amount);
        if (!broken) {
            return Vector.empty();
        }
        String text = amount.canonical().text();
        return Vector.of(path.invalid(text, text + " is not positive integer multiple of " + resource));
    }

    private static Seq<FieldError> overcommitted(
            String resource, Quantity request, Option<Quantity> limit, FieldPath path) {
        boolean fixed = !ResourceNames.isOvercommitted(resource);
        if (limit.isEmpty()) {
            return fixed
                    ? Vector.of(path.child("limits").required("Limit must be set for non overcommitable resources"))
                    : Vector.empty();
        }
        int compared = request.compareTo(limit.get());
        boolean broken = fixed ? compared != 0 : compared > 0;
        if (!broken) {
            return Vector.empty();
        }
        String bound = fixed ? "must be equal to " : "must be less than or equal to ";
        return Vector.of(path.child("requests")
                .invalid(
                        request.canonical().text(),
                        bound + resource + " limit of " + limit.get().canonical()));
    }

    private static Seq<FieldError> claims(Seq<ResourceClaim> claims, Seq<String> known, FieldPath path) {
        Seq<FieldError> faults = Vector.empty();
        Seq<String> seen = Vector.empty();
        for (int i = 0; i < claims.size(); i++) {
            ResourceClaim claim = claims.get(i);
            FieldPath each = path.index(i);
            String key =
                    claim.name() + claim.request().map(request -> "/" + request).getOrElse("");
            faults = faults.appendAll(claim(claim, key, seen, each));
            faults = claim.name().isEmpty() || known.contains(claim.name())
                    ? faults
                    : faults.append(unknown(claim.name(), known, each));
            seen = claim.name().isEmpty() || seen.contains(claim.name()) ? seen : seen.append(key);
        }
        return faults;
    }

    /** A claim is named once as a whole, or once for each of its requests. */
    private static Seq<FieldError> claim(ResourceClaim claim, String key, Seq<String> seen, FieldPath path) {
        String name = claim.name();
        if (name.isEmpty()) {
            return Vector.of(path.required());
        }
        if (seen.contains(name)) {
            return Vector.of(path.duplicate(name));
        }
        boolean whole = key.equals(name);
        return Faults.NONE
                .keeps(Names.DNS_LABEL, claim.request(), path.child("request"))
                .when(seen.contains(key), () -> path.duplicate(key))
                .and(seen.filter(other -> whole && other.startsWith(name + "/")).map(other -> path.duplicate(name)))
                .found();
    }

    private static FieldError unknown(String name, Seq<String> known, FieldPath path) {
        String which = known.isEmpty() ? " which is empty" : ": " + known.mkString(", ");
        FieldError fault = path.notFound(name);
        return new FieldError(
                fault.field(),
                fault.type(),
                fault.value(),
                "must be one of the names in pod.spec.resourceClaims" + which);
    }

    /** Whether a spec asks for amounts of huge pages that are no whole pages. */
    static boolean hasIndivisibleHugePages(PodSpec spec) {
        return Containers.of(spec)
                .map(Container::resources)
                .appendAll(spec.resources())
                .flatMap(resources -> resources.limits().toVector().appendAll(resources.requests()))
                .exists(amount ->
                        ResourceNames.isHugePages(amount._1) && !ResourceNames.isWholePages(amount._1, amount._2));
    }
}
