package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Rights of a container. */
@Value.Immutable
@JsonDeserialize(builder = SecurityContext.Builder.class)
public interface SecurityContext extends ApiValue, WithSecurityContext {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Capabilities to add and to drop. */
    Option<Capabilities> capabilities();

    /** Whether it is as good as root on the node. */
    Option<Boolean> privileged();

    /** The user it runs as. */
    Option<Long> runAsUser();

    /** The group it runs as. */
    Option<Long> runAsGroup();

    /** Whether it is refused if it would run as root. */
    Option<Boolean> runAsNonRoot();

    /** Whether its root file system may only be read. */
    Option<Boolean> readOnlyRootFilesystem();

    /** Whether its processes may gain rights. */
    Option<Boolean> allowPrivilegeEscalation();

    /** How its process file system is masked. */
    Option<String> procMount();

    /** Which system calls are allowed. */
    Option<SeccompProfile> seccompProfile();

    /** Its SELinux labels. */
    Option<SELinuxOptions> seLinuxOptions();

    /** What holds on Windows. */
    Option<WindowsSecurityContextOptions> windowsOptions();

    /** Its AppArmor profile. */
    Option<AppArmorProfile> appArmorProfile();

    /** Builds a {@link SecurityContext}. */
    final class Builder extends ImmutableSecurityContext.Builder {
        Builder() {}
    }
}
