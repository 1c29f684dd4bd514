package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Rights of a pod, and defaults for its containers. */
@Value.Immutable
@JsonDeserialize(builder = PodSecurityContext.Builder.class)
public interface PodSecurityContext extends ApiValue, WithPodSecurityContext {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The user that containers run as. */
    Option<Long> runAsUser();

    /** The group that containers run as. */
    Option<Long> runAsGroup();

    /** Whether a container that would run as root is refused. */
    Option<Boolean> runAsNonRoot();

    /** The group that owns the volumes. */
    Option<Long> fsGroup();

    /** Further groups of the first process. */
    Seq<Long> supplementalGroups();

    /** Which system calls are allowed. */
    Option<SeccompProfile> seccompProfile();

    /** Kernel parameters of the pod. */
    Seq<Sysctl> sysctls();

    /** The SELinux labels of the containers. */
    Option<SELinuxOptions> seLinuxOptions();

    /** What holds on Windows. */
    Option<WindowsSecurityContextOptions> windowsOptions();

    /** Where further groups come from; also from the image unless set. */
    Option<SupplementalGroupsPolicy> supplementalGroupsPolicy();

    /** When the owner of volumes is changed; always unless set. */
    Option<PodFSGroupChangePolicy> fsGroupChangePolicy();

    /** The AppArmor profile of the containers. */
    Option<AppArmorProfile> appArmorProfile();

    /** How volumes get the SELinux label of the pod. */
    Option<PodSELinuxChangePolicy> seLinuxChangePolicy();

    /** Builds a {@link PodSecurityContext}. */
    final class Builder extends ImmutablePodSecurityContext.Builder {
        Builder() {}
    }
}
