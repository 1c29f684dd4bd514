package io.github.kubevalue.model.admission.gc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.authorizer.Authorizer;
import io.github.kubevalue.model.authorizer.Decision;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Cases of plugin/pkg/admission/gc/gc_admission_test.go. */
class OwnerReferencesPermissionEnforcementTest {
    private static final OwnerReference OWNER = OwnerReference.builder()
            .apiVersion("apps/v1")
            .kind("ReplicaSet")
            .name("rs")
            .uid("1")
            .build();

    private static Pod pod(OwnerReference... owners) {
        return Pod.builder()
                .metadata(ObjectMeta.named("demo", "p").withOwnerReferences(Vector.of(owners)))
                .build();
    }

    private static OwnerReference blocking() {
        return OWNER.withBlockOwnerDeletion(Option.of(true));
    }

    /** Returns what is said of a request by a user who may do these things. */
    private static Option<String> refusal(AdmissionRequest request, String... allowed) {
        Seq<String> rights = Vector.of(allowed);
        Authorizer authorizer = (user, what, snapshot) -> what instanceof Attributes.Resource resource
                        && rights.contains(resource.verb() + " " + resource.combined())
                ? new Decision.Allowed("", Vector.empty(), "")
                : Decision.noOpinion();
        return new OwnerReferencesPermissionEnforcement(
                        authorizer,
                        owner -> owner.kind().equals("ReplicaSet") ? Vector.of(ReplicaSet.KIND) : Vector.empty())
                .validate(request, Store.empty())
                .refusal()
                .map(ApiError::message);
    }

    @Test
    void whoMakesAnObjectMayNameItsOwner() {
        assertThat(refusal(AdmissionRequest.create(pod(OWNER)))).isEmpty();
    }

    @Test
    void whoChangesOwnersMustBeAllowedToDelete() {
        AdmissionRequest request = AdmissionRequest.update(pod(OWNER), pod());
        assertThat(refusal(request))
                .contains("pods \"p\" is forbidden: cannot set an ownerRef on a resource you can't delete: , <nil>");
        assertThat(refusal(request, "delete pods")).isEmpty();
    }

    @Test
    void whoBlocksAnOwnerMustBeAllowedToSetItsFinalizers() {
        AdmissionRequest request = AdmissionRequest.create(pod(blocking()));
        assertThat(refusal(request))
                .contains("pods \"p\" is forbidden: cannot set blockOwnerDeletion if an ownerReference refers to a"
                        + " resource you can't set finalizers on: , <nil>");
        assertThat(refusal(request, "update replicasets/finalizers")).isEmpty();
        assertThat(refusal(request, "update */finalizers")).isEmpty();
    }

    @Test
    void ownersThatBlockedBeforeMayBlockOn() {
        assertThat(refusal(
                        AdmissionRequest.update(pod(blocking(), OWNER.withUid("2")), pod(blocking())), "delete pods"))
                .isEmpty();
    }

    @Test
    void anOwnerOfNoKnownKindBlocksNothing() {
        assertThat(refusal(
                        AdmissionRequest.create(pod(OWNER.withKind("Widget").withBlockOwnerDeletion(Option.of(true))))))
                .contains("pods \"p\" is forbidden: cannot set blockOwnerDeletion in this case because cannot find"
                        + " RESTMapping for APIVersion apps/v1 Kind Widget: no matches for kind \"Widget\" in"
                        + " version \"apps/v1\"");
    }
}
