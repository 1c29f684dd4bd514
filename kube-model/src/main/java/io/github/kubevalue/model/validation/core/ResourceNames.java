package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The names of resources, and which amounts each may have. (pkg/apis/core/helper/helpers.go) */
public final class ResourceNames {
    private static final String HUGE = "hugepages-";
    private static final Seq<String> CONTAINER = Vector.of("cpu", "memory", "ephemeral-storage");
    private static final Seq<String> POD = Vector.of("cpu", "memory");
    private static final Seq<String> COUNTED = Vector.of(
            "pods",
            "resourcequotas",
            "services",
            "replicationcontrollers",
            "secrets",
            "configmaps",
            "persistentvolumeclaims",
            "services.nodeports",
            "services.loadbalancers");
    private static final Seq<String> STANDARD = CONTAINER
            .appendAll(COUNTED)
            .appendAll(Vector.of("storage", "requests.storage"))
            .appendAll(CONTAINER.map(name -> "requests." + name))
            .appendAll(CONTAINER.map(name -> "limits." + name));

    private ResourceNames() {}

    /** Whether the resource is one of huge pages. */
    public static boolean isHugePages(String name) {
        return name.startsWith(HUGE);
    }

    /** Whether quotas count the resource, of those that belong to Kubernetes. (IsStandardQuotaResourceName) */
    public static boolean isCounted(String name) {
        return COUNTED.contains(name)
                || STANDARD.contains(name) && !name.equals("storage")
                || name.startsWith("requests." + HUGE)
                || isHugePages(name);
    }

    /** Whether the resource belongs to Kubernetes. */
    public static boolean isNative(String name) {
        return name.indexOf('/') < 0 || name.contains("kubernetes.io/");
    }

    /** Whether the resource is a device or the like, made known by whoever has it. */
    public static boolean isExtended(String name) {
        return !isNative(name) && !name.startsWith("requests.") && Names.QUALIFIED_NAME.accepts("requests." + name);
    }

    /** Whether more of it may be promised than there is. */
    public static boolean isOvercommitted(String name) {
        return isNative(name) && !isHugePages(name);
    }

    /** Whether the amount is a whole number of the pages that the resource is of. */
    public static boolean isWholePages(String name, Quantity amount) {
        try {
            Quantity page = Quantity.parse(name.substring(HUGE.length()));
            return page.value() > 0 && page.milliValue() % 1000 == 0 && amount.value() % page.value() == 0;
        } catch (IllegalArgumentException notASize) {
            return false;
        }
    }

    /** Returns the faults of the name of a resource. (validateResourceName) */
    public static Seq<FieldError> any(String name, FieldPath path) {
        Seq<FieldError> faults = path.invalid(name, Names.QUALIFIED_NAME);
        boolean known = name.indexOf('/') >= 0
                || STANDARD.contains(name)
                || isHugePages(name)
                || name.startsWith("requests." + HUGE);
        return faults.isEmpty() && !known
                ? Vector.of(path.invalid(name, "must be a standard resource type or fully qualified"))
                : faults;
    }

    /** Returns the faults of the name of a resource that a container asks for. (validateContainerResourceName) */
    public static Seq<FieldError> container(String name, FieldPath path) {
        boolean bare = name.indexOf('/') < 0;
        return Faults.NONE
                .and(any(name, path))
                .when(
                        bare && !CONTAINER.contains(name) && !isHugePages(name),
                        () -> path.invalid(name, "must be a standard resource for containers"))
                .when(
                        !bare && !isNative(name) && !isExtended(name),
                        () -> path.invalid(name, "doesn't follow extended resource name standard"))
                .found();
    }

    /** Returns the faults of the name of a resource that a pod asks for as a whole. (validatePodResourceName) */
    public static Seq<FieldError> pod(String name, FieldPath path) {
        Seq<FieldError> faults = any(name, path);
        return faults.isEmpty() && !POD.contains(name) && !isHugePages(name)
                ? Vector.of(path.notSupported(name, POD.append(HUGE).sorted()))
                : faults;
    }

    /** Returns the faults of an amount of a resource. (ValidateResourceQuantityValue) */
    public static Seq<FieldError> amount(String name, Quantity amount, FieldPath path) {
        boolean whole = COUNTED.contains(name) || isExtended(name);
        return Faults.NONE
                .when(
                        amount.amount().signum() < 0,
                        () -> path.invalid(amount.canonical().text(), "must be greater than or equal to 0"))
                .when(
                        whole && amount.milliValue() % 1000 != 0,
                        () -> path.invalid(amount.canonical().text(), "must be an integer"))
                .found();
    }
}
