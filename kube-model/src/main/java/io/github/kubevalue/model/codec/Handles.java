package io.github.kubevalue.model.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;

/** Constructors and methods as handles of one form each, so that a call costs next to nothing. */
final class Handles {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType SUPPLIER = MethodType.methodType(Object.class);
    private static final MethodType FUNCTION = MethodType.methodType(Object.class, Object.class);
    private static final MethodType SETTER = MethodType.methodType(void.class, Object.class, Object.class);

    private Handles() {}

    /** Returns a constructor without parameters. */
    static MethodHandle supplier(Class<?> type) {
        try {
            return open(type.getDeclaredConstructor()).asType(SUPPLIER);
        } catch (ReflectiveOperationException problem) {
            throw new LinkageError(type + " cannot be built", problem);
        }
    }

    /** Returns a constructor with one parameter. */
    static MethodHandle function(Constructor<?> constructor) {
        try {
            return open(constructor).asType(FUNCTION);
        } catch (IllegalAccessException problem) {
            throw new LinkageError(constructor + " cannot be called", problem);
        }
    }

    /** Returns a method without parameters. */
    static MethodHandle function(Method method) {
        return open(method).asType(FUNCTION);
    }

    /** Returns a method with one parameter. */
    static MethodHandle setter(Method method) {
        return open(method).asType(SETTER);
    }

    static Object get(MethodHandle supplier) {
        try {
            return supplier.invokeExact();
        } catch (Throwable problem) {
            throw unexpected(problem);
        }
    }

    static Object apply(MethodHandle function, Object argument) {
        try {
            return function.invokeExact(argument);
        } catch (Throwable problem) {
            throw unexpected(problem);
        }
    }

    static void set(MethodHandle setter, Object target, Object argument) {
        try {
            setter.invokeExact(target, argument);
        } catch (Throwable problem) {
            throw unexpected(problem);
        }
    }

    private static RuntimeException unexpected(Throwable problem) {
        if (problem instanceof Error error) {
            throw error;
        }
        return problem instanceof RuntimeException exception ? exception : new IllegalStateException(problem);
    }

    private static MethodHandle open(Constructor<?> constructor) throws IllegalAccessException {
        constructor.setAccessible(true);
        return LOOKUP.unreflectConstructor(constructor);
    }

    private static MethodHandle open(Method method) {
        try {
            method.setAccessible(true);
            return LOOKUP.unreflect(method);
        } catch (IllegalAccessException problem) {
            throw new LinkageError(method + " cannot be called", problem);
        }
    }
}
