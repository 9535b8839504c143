package org.wdsjmx.plugin.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that answer requests: as many as there are requests at the same time. The pools of the JDK begin a new thread for each request until they
 * are full, or refuse requests when they are; here a thread that rests is taken first, and when all are busy requests wait.
 */
final class RequestThreads {

    /** So many that slow callers, each of whom keeps one busy until its deadline, leave some to others. */
    static final int MOST = 200;

    private static final int IDLE_SECONDS = 30;

    private RequestThreads() {}

    /** A pool without threads as yet. */
    static ExecutorService pool(ThreadFactory factory) {
        HandedOver requests = new HandedOver();
        return new ThreadPoolExecutor(0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, requests, factory, requests::keep);
    }

    /** Requests that wait, and threads that wait for one. */
    private static final class HandedOver extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1L;

        /** Refuses a request when nobody waits for it: the pool then begins a thread, if there may be one more. */
        @Override
        public boolean offer(Runnable request) {
            return tryTransfer(request);
        }

        /** Keeps a request for the next thread that is done with another one. */
        void keep(Runnable request, ThreadPoolExecutor pool) {
            if (pool.isShutdown()) {
                throw new RejectedExecutionException("The server stops");
            }
            put(request);
        }
    }
}
