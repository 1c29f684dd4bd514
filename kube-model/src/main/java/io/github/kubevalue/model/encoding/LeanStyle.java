package io.github.kubevalue.model.encoding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * The style of {@link KubeValue} for values that are made by the million and soon forgotten, such as packets: an attribute is
 * kept as it is given, options too, so that a copy is nothing but its fields. What may be left out says so by a default, which
 * may ask attributes without one, and defaults that are declared before its own.
 */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        // no memory of which defaults have been taken already, that would outlive the making in every value
        unsafeDefaultAndDerived = true,
        // none of Immutables' own, which whoever compiles against the class files would be warned to miss
        allowedClasspathAnnotations = Override.class,
        get = {"*"})
public @interface LeanStyle {}
