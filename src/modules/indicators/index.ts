export { keepFeedbackCourse } from './reactions/keep-feedback-course.ts';
