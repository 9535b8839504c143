package org.wdsjmx.hosts.spring;

import java.time.LocalDate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Somebody's application, with web pages in JSON, an MBean and metrics of its own. */
@SpringBootApplication
@RestController
public class HostApplication {

    /** What its page shows. */
    public record Lesson(String room, LocalDate day) {}

    /** Its MBean. */
    @ManagedResource(objectName = "school:type=Timetable")
    public static class Timetable {

        @ManagedAttribute
        public int getLessons() {
            return 7;
        }
    }

    public static void main(String[] arguments) {
        SpringApplication.run(HostApplication.class, arguments);
    }

    @Bean
    Timetable timetable() {
        return new Timetable();
    }

    @GetMapping("/lesson")
    public Lesson lesson() {
        return new Lesson("LAB-A", LocalDate.of(2026, 3, 1));
    }
}
