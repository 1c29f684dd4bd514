package io.github.kubevalue.model.allocation.service;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.allocation.ServiceRanges;
import io.github.kubevalue.model.choice.Draw;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.IPFamilyPolicy;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Families, cluster IPs and node ports of a Service. (pkg/registry/core/service/storage/alloc.go) */
record ServiceAllocation(Allocators allocators, ResourceKey key, Option<Service> before) {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final String NONE = "None";
    private static final int LARGEST_V6 = 64;

    /** Gives a Service what it is to have; what it had and did not give up, it keeps. */
    static Either<ApiError, Service> allocated(Service service, Option<Service> before, Allocators allocators) {
        ServiceAllocation allocation = new ServiceAllocation(allocators, service.key(), before);
        NodePortAllocation ports = new NodePortAllocation(allocators, service.key());
        return allocation
                .families(KeptAllocations.of(service.spec(), before.map(Service::spec)))
                .flatMap(allocation::clusterIps)
                .flatMap(ports::allocated)
                .map(service::withSpec);
    }

    private Either<ApiError, ServiceSpec> families(ServiceSpec spec) {
        if (spec.isExternalName()) {
            return Either.right(spec.withClusterIP(Option.none())
                    .withClusterIPs(Vector.empty())
                    .withIpFamilies(Vector.empty())
                    .withIpFamilyPolicy(Option.none()));
        }
        boolean bare = spec.isHeadless() && spec.selector().isEmpty();
        IPFamilyPolicy policy = spec.ipFamilyPolicy()
                .orElse(before.flatMap(service -> service.spec().ipFamilyPolicy()))
                .getOrElse(bare ? IPFamilyPolicy.REQUIRE_DUAL_STACK : IPFamilyPolicy.SINGLE_STACK);
        Seq<IPFamily> named = spec.ipFamilies().isEmpty() ? familiesOf(spec.clusterIPs()) : spec.ipFamilies();
        Seq<FieldError> faults = bare ? Vector.empty() : familyFaults(named, policy);
        return faults.isEmpty()
                ? Either.right(spec.withIpFamilyPolicy(Option.of(policy)).withIpFamilies(filled(named, policy, bare)))
                : Either.left(invalid(faults));
    }

    private Seq<FieldError> familyFaults(Seq<IPFamily> named, IPFamilyPolicy policy) {
        boolean dual =
                policy.equals(IPFamilyPolicy.REQUIRE_DUAL_STACK) && configured().size() < 2;
        Seq<FieldError> missing = named.zipWithIndex()
                .filter(family -> !configured().contains(family._1))
                .map(family -> SPEC.child("ipFamilies")
                        .index(family._2)
                        .invalid(family._1.text(), "not configured on this cluster"));
        return dual
                ? missing.prepend(SPEC.child("ipFamilyPolicy")
                        .invalid(policy.text(), "this cluster is not configured for dual-stack services"))
                : missing;
    }

    private Seq<IPFamily> filled(Seq<IPFamily> named, IPFamilyPolicy policy, boolean bare) {
        Seq<IPFamily> families = named.isEmpty() ? configured().take(1) : named;
        boolean second = !policy.equals(IPFamilyPolicy.SINGLE_STACK)
                && (bare || configured().size() == 2);
        return families.size() == 1 && second ? families.append(other(families.head())) : families;
    }

    private Either<ApiError, ServiceSpec> clusterIps(ServiceSpec spec) {
        if (spec.isExternalName() || spec.isHeadless()) {
            return Either.right(spec.isHeadless() ? spec.withClusterIPs(Vector.of(NONE)) : spec);
        }
        return spec.ipFamilies()
                .zipWithIndex()
                .foldLeft(
                        Either.<ApiError, Vector<String>>right(Vector.empty()),
                        (all, family) -> all.flatMap(
                                ips -> clusterIp(spec, family._1, family._2).map(ip -> ips.append(ip.toString()))))
                .map(ips -> spec.withClusterIPs(ips).withClusterIP(ips.headOption()));
    }

    private Either<ApiError, Ip> clusterIp(ServiceSpec spec, IPFamily family, int place) {
        Option<Ip> wanted =
                place < spec.clusterIPs().size() ? Ip.tryParse(spec.clusterIPs().get(place)) : Option.none();
        if (wanted.exists(this::isOwn)) {
            return Either.right(wanted.get());
        }
        ServiceRanges ranges = new ServiceRanges(ready(family));
        if (wanted.isDefined()) {
            return ranges.allocate(wanted.get(), this::isTaken)
                    .mapLeft(why -> invalid(Vector.of(SPEC.child("clusterIPs")
                            .invalid(spec.clusterIPs(), "failed to allocate IP " + wanted.get() + ": " + why))));
        }
        long draw = new Draw(allocators.seed()).bits("cluster IP " + family + " " + key);
        return ranges.allocateNext(draw, this::isTaken)
                .mapLeft(why ->
                        ApiError.internal("failed to allocate a serviceIP for Service \"" + key.name() + "\": " + why));
    }

    /** Whether the Service had the address before; it may lie outside of all ranges by now. */
    private boolean isOwn(Ip ip) {
        return before.exists(service -> service.spec().clusterIPs().contains(ip.toString()));
    }

    /** Somebody has an address if that is noted, or, where objects were taken over without their notes, if a Service says so. */
    private boolean isTaken(Ip ip) {
        return allocators.store().contains(IPAddress.KIND.key("", ip.toString()))
                || allocators
                        .store()
                        .by(ServiceIndexes.BY_CLUSTER_IP, ip.toString())
                        .exists(service -> !service.key().equals(key));
    }

    private Seq<IPFamily> configured() {
        return allocators.clusterIps().map(range -> familyOf(range.ip()));
    }

    /** The ranges from which addresses of a family are given; those of the flags are ready before anybody notes them. */
    private Seq<Cidr> ready(IPFamily family) {
        Seq<ServiceCIDR> noted = allocators.store().list(ServiceCIDR.KIND);
        boolean isStarting = !noted.exists(each -> each.name().equals(ServiceCIDR.DEFAULT_NAME));
        Seq<Cidr> unnoted = isStarting ? allocators.clusterIps() : Vector.empty();
        return noted.filter(ServiceCIDR::isReady)
                .flatMap(ServiceCIDR::ranges)
                .appendAll(unnoted)
                .filter(range -> familyOf(range.ip()).equals(family) && isAllocatable(range))
                .distinct();
    }

    // ipallocator.go, NewIPAllocator: no allocator has a larger range
    private static boolean isAllocatable(Cidr range) {
        return range.ip().isV4() || range.prefix() >= LARGEST_V6;
    }

    private static Seq<IPFamily> familiesOf(Seq<String> ips) {
        return ips.flatMap(Ip::tryParse).map(ServiceAllocation::familyOf);
    }

    private static IPFamily familyOf(Ip ip) {
        return ip.family() == IpFamily.IPV4 ? IPFamily.IPV4 : IPFamily.IPV6;
    }

    private static IPFamily other(IPFamily family) {
        return family.equals(IPFamily.IPV4) ? IPFamily.IPV6 : IPFamily.IPV4;
    }

    private ApiError invalid(Seq<FieldError> faults) {
        return ApiError.invalid(Service.KIND, key.name(), faults);
    }
}
